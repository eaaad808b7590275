"""Alliances: an accession that every member can stop, and a wedge driven between allies."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def accession_with_vetoes(
    *,
    security: float = 0.5,
    members: int = 3,
    unwilling: float = 0.2,
    needed: int | None = None,
    dread: tuple[Given, Given] = ((0.3, 0.4, 0.5), 0.1),
    land: tuple[Given, Given] = (0.2, 1.0),
    p: Given = 0.55,
    p_member: Given = 0.15,
    war: Given = (0.25, 0.35, 0.45),
    pressure: Given = 0.0,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A neighbour applies to an alliance whose members consent one by one; A may attack before or after the answer.

    Captures: unanimity. With n members who each block with chance b the accession passes with (1 - b)^n, so that who
    says it is imminent says something about every single member. A security seeker dreads the accession itself and
    has reason to act only where it is likely; an expansionist hurries because membership would close the door, and does
    not stop where a veto has closed it. An accession has steps here: applied, consented one by one, ratified.
    Leaves out: side payments among members, accession in parts, domestic votes, a neighbour that withdraws.
    Source: Tsebelis, Veto Players (2002); Dal Bó, "Bribing Voters", AJPS 51 (2007), on how cheap one veto is; this
    project's own small model.

    Args:
        members: 1 to 8 (the tree doubles with each). ``unwilling`` is the chance b of each by itself.
        needed: how many must consent (None: all).
        dread: what accession costs a security seeker and an expansionist; ``land`` what the neighbour is worth.
        p, p_member: A's chance in war before and after accession.
        pressure: what A makes consent cost the first member.
    """
    names = [f"M{number + 1}" for number in range(members)]
    spare = members - (members if needed is None else needed)
    member = player(
        {"willing": 1 - unwilling, "unwilling": unwilling},
        {"willing": {"warmth": 0.5}, "unwilling": {"warmth": -0.5}},
    )
    aims = {"security": {"dread": dread[0], "land": land[0]}, "expansion": {"dread": dread[1], "land": land[1]}}
    return Game(
        game="Accession with veto players",
        parameters=parameters(p=p, p_member=p_member, war=war, pressure=pressure),
        players={
            "A": player(
                {"security": security, "expansion": 1 - security},
                aims,
                hypotheses=hypotheses,
                texts={"security": "fears the alliance", "expansion": "wants the neighbour"},
            ),
            **dict.fromkeys(names, member),
        },
        state={"blocks": 0, "early": 0, "ratified": 0, "late": 0},
        stages=(
            Stage(who="A", name="applied", moves={"wait": "next", "attack": {"early": 1, "then": "end"}}),
            *(
                Stage(
                    who=name,
                    name=f"consent {number + 1} of {members}",
                    when=f"blocks <= {spare}",
                    moves={
                        "consent": {"ratified": f"blocks <= {spare}"} if number == members - 1 else "next",
                        "block": {"blocks": "blocks + 1", "ratified": f"blocks + 1 <= {spare}"}
                        if number == members - 1
                        else {"blocks": "blocks + 1"},
                    },
                )
                for number, name in enumerate(names)
            ),
            Stage(who="A", name="answered", moves={"live_with_it": "end", "attack": {"late": 1}}),
        ),
        payoffs={
            "A": "land*(p_member if late and ratified else p) - war if early or late else -dread*ratified",
            **{
                name: "warmth*ratified - 0.2*(early or late)" + (" - pressure*ratified" if number == 0 else "")
                for number, name in enumerate(names)
            },
        },
        policies={
            "veto": Policy(text="One member says that it will not consent.", kind="reassurance", force=("M1.block",)),
            "fast_track": Policy(
                text="The neighbour is protected from the day it applies.",
                kind="guarantee",
                edits={"parameters.p": 0.2},
                cost=Range.point(0.05),
            ),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.war": 0.6}),
        },
        evaluator=Evaluator(who="neighbour", values={"early": -0.8, "late": -0.8, "ratified": 0.3}),
        rationality=rationality(lambda_),
    )


def wedge_driving(
    *,
    accommodation: float = 0.5,
    favour: Given = (0.2, 0.3, 0.4),
    loyal: float = 0.5,
    bond: tuple[Given, Given] = (0.5, 0.15),
    land: tuple[Given, Given] = (0.3, 0.9),
    tie: tuple[Given, Given] = (0.3, 0.1),
    p: Given = 0.65,
    p_joined: Given = 0.3,
    war: Given = (0.2, 0.3, 0.4),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A offers B's ally C a favour to stand apart; C takes it or not; A then leaves B alone or attacks it.

    Captures: the same favour offered to be on good terms with C and to isolate B. C takes it if it is worth more than
    its bond to B; what A does to B afterwards, not the offer, tells the aim. A split makes war likelier under one aim
    and is the whole purpose under the other.
    Leaves out: offers by B to hold C, doubt whether A will pay, wedges driven by threats.
    Source: Crawford, "Preventing Enemy Coalitions: How Wedge Strategies Shape Power Politics", International Security
    35 (2011); Izumikawa, "To Coerce or Reward?", Security Studies 22 (2013); this project's own small model.

    Args:
        bond: what standing apart costs a loyal and a wavering C.
        land: what B is worth to an A that wants good terms and to one that wants B; ``tie`` the worth of C's
            friendship.
    """
    aims = {"accommodation": {"land": land[0], "tie": tie[0]}, "isolation": {"land": land[1], "tie": tie[1]}}
    return Game(
        game="Driving a wedge",
        parameters=parameters(favour=favour, p=p, p_joined=p_joined, war=war),
        players={
            "A": player(
                {"accommodation": accommodation, "isolation": 1 - accommodation},
                aims,
                hypotheses=hypotheses,
                texts={"accommodation": "wants good terms with C", "isolation": "wants B to stand alone"},
            ),
            "C": player(
                {"loyal": loyal, "wavering": 1 - loyal}, {"loyal": {"bond": bond[0]}, "wavering": {"bond": bond[1]}}
            ),
        },
        state={"split": 0, "fought": 0, "joined": 0, "taken": 0},
        stages=(
            Stage(who="A", moves={"nothing": "next", "offer_favour": "next", "attack": {"fought": 1}}),
            Stage(who="C", after=("offer_favour",), moves={"take": {"split": 1}, "decline": "next"}),
            Stage(who="A", when="not fought", moves={"leave_alone": "end", "attack": {"fought": 1}}),
            Stage(who="C", when="fought and not split", moves={"join": {"joined": 1}, "stay_out": "next"}),
            Stage(
                chance="war",
                when="fought",
                odds={"win": "p_joined if joined else p"},
                moves={"win": {"taken": 1}, "lose": "next"},
            ),
        ),
        payoffs={
            "A": "land*taken - war*fought + tie*(split and not fought) - 0.05*split",
            "C": "(favour - bond)*split - 0.15*joined - bond*(fought and not joined and not split) - 0.2*taken",
        },
        policies={
            "bind_the_ally": Policy(
                text="C binds itself to B so that leaving is dear.",
                kind="guarantee",
                edits={"players.C.values.wavering.bond": 0.5},
                cost=Range.point(0.03),
            ),
            "outbid": Policy(
                text="B's friends make A's favour worth less to C.", kind="concession", edits={"parameters.favour": 0.1}
            ),
            "automatic": Policy(text="C joins any war on B unless it has stood apart.", force=("C.join",)),
        },
        evaluator=Evaluator(who="B", values={"taken": -1.0, "fought": -0.3, "split": -0.1}),
        rationality=rationality(lambda_),
    )


__all__ = ["accession_with_vetoes", "wedge_driving"]
