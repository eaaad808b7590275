"""Cues of a draft: the words by which a reason is refused, doubted, kept at a distance, or shown to be no reason."""

from __future__ import annotations

import re

_REST = (
    r"(?! only| just| merely| want| simply)(?:(?!\b(?:but|short of|other than|except|unless|until)\b)[^,;:—]){0,90}$"
)
_PLAIN = (
    r"\b(?:(?<!must )(?<!should )(?<!shall )not(?! to\b)|never|no(?! longer| doubt)|nor|neither|none|nobody|cannot"
    r"|without|hardly)\b|n['’]t\b"
)
_REMOTE = (
    r"\b(?:false|fiction\w*|absurd\w*|mockery|pretext|excuse|invent\w*|fabricat\w*|propaganda|non-?existent|supposed\w*|so-called|undermin\w+"
    r"|incompatible|implausible|myth|unfazed|indifferen\w+|difficult to accept|question whether|unlikely)\b"
)

NEGATED = re.compile(rf"(?:{_PLAIN}|{_REMOTE}){_REST}", re.IGNORECASE)
"""A denial, or a word that keeps its distance, before what is denied and in the same clause."""
PLAINLY = re.compile(rf"(?:{_PLAIN}){_REST}", re.IGNORECASE)
"""A denial alone: what a speaker himself denies, not what the author thinks of it."""
PLAIN = re.compile(_PLAIN, re.IGNORECASE)
"""The denials alone, wherever they stand."""
UNTROUBLED = re.compile(
    r"\b(?:no (?:problem|objection|quarrel|threat|danger)|not (?:a|any) (?:problem|threat|danger)|nothing to fear)\b"
)
"""Somebody says that he does not mind."""
NOT = re.compile(r"\b(?:not|never|nor|neither)\b(?! only| just| merely| simply)|n['’]t\b", re.IGNORECASE)
"""A bare negation."""
GENERAL = re.compile(r"^(?:an?|any|every|no|those who|whoever|states|powers|great powers|leaders)\b", re.IGNORECASE)
"""A sentence about what such actors do in general."""
AHEAD = re.compile(
    r"^(?:as long as|if|unless|until|should|were)\b|\b(?:can|will|must) only (?:end|be|come|stop)\b", re.IGNORECASE
)
"""A sentence about what would be or has to be."""
POINTS = re.compile(
    r"\b(?:these|those|such|this|that|his|its|their) (?:aims?|goals?|objectives?|ends?|demands?)\b", re.I
)
"""An aim that only points back."""
REFUSED = re.compile(
    r"(?:\bnot|\bnever|n['’]t)\s+(?:(?!that\b|who\b|which\b)[\w'’-]+\s+){0,3}$|^\W*(?:nor|neither)\b", re.IGNORECASE
)
"""A negation that reaches the verb which follows."""
ASKING = re.compile(
    r"^(?:what|which|who|why|how|when|where|whether|not|would|could|was|is|were|are|had|has|have)\b|^\W*$",
    re.IGNORECASE,
)
"""Words that ask for a reason and give none."""
AIMS = re.compile(r"\b(?:aim|goal|objective|priorit|ambition|intention|purpose|desire|obsess|determin)", re.IGNORECASE)
"""Nouns for what somebody is after."""
AIM_IS = re.compile(
    r"\b(?:aims?|goals?|objectives?|priorit(?:y|ies)|ambitions?|intentions?|purposes?)\b.{0,60}?"
    r"\b(?:is|are|was|were|has|have|had|remains?|exceed\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that says what somebody's aim is."""
THOUGHT = re.compile(
    r"\b(?:believ|belief|perceiv|percept|thought|think|fear|felt|feel|saw|seen|convict|convinc|reali[sz]|recogni[sz]|assess"
    r"|conclud|expect|hope|want|seem)",
    re.IGNORECASE,
)
"""Verbs and nouns of thought: an author who says what the actor thought speaks himself."""
PRETEXT = re.compile(
    r"^(?:to )?(?:help )?(?:blame|justify|portray|claim|frame|explain|present|accuse|depict|shape|mislead|argue|say)\b",
    re.IGNORECASE,
)
"""A purpose that is only a way of talking."""
DISTANT = re.compile(
    r"\b(?:fiction|non-?existent|suppos|alleg|so-called|claim|narrative|propagand|rhetoric)", re.IGNORECASE
)
"""Talk about talk: a purpose found there is not one of the acting side."""
BLAMES = re.compile(r"\b(?:blam|accus|alleg|justif|excus|pretext|claim)", re.IGNORECASE)
"""Cues of a reason that somebody puts forward: the author passes it on."""
REMOTE = re.compile(_REMOTE, re.IGNORECASE)
"""Words that keep a distance, wherever they stand."""
ANSWERS = re.compile(
    r"^\W*(?:(?:it|this|that)(?:['’]s| is| was)(?: all| only| simply| just)? (?:because of|because|about)"
    r"|(?:the|his|her|its|their|our|my)(?: \w+)? (?:aim|purpose|goal|object|objective|reason|point|intention)"
    r" (?:is|was|had been|has been))\s+",
    re.IGNORECASE,
)
"""An answer to the question why, whose event is understood."""
COVER = re.compile(
    r"\b(?:is|are|was|were|be|been)(?: \w+)?(?: an?| the)? (?:cover|pretext|preparation|attempt|bid|means|step|response"
    r"|reaction|answer|reply|revenge|signal|warning|punishment)s? (?:for|to|of|towards?|against)\s+",
    re.IGNORECASE,
)
"""What a deed is said to be in truth: cover for something, a bid for it, an answer to it."""
MEANT = re.compile(
    r"\b(?:meant|means|intend\w*|want\w*|wish\w*|seeks?|seeking|sought|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?"
    r"|tr(?:y|ies|ied|ying)|hop(?:es?|ed|ing))(?: an? \w+)?\s+(?=to\b)"
    r"|\b(?:is|was|are|were) (?:looking|hoping|angling|fighting|out|after) (?=for\b)",
    re.IGNORECASE,
)
"""An aim that somebody says another has."""
REJECTS = re.compile(r"\b(?:reject|den(?:y|ie)|dismiss|refut|contradict|disput|ridicul)", re.IGNORECASE)
"""Verbs by which what has been said before is refused."""
ACCUSES = re.compile(r"\b(?:accus|alleg|charg)", re.IGNORECASE)
"""Verbs by which somebody is accused."""
SAYSO = re.compile(r"\b(?:suppose|think|believe|claim|say|argue|maintain|insist)s?$", re.IGNORECASE)
"""Words that name who holds something, and give no reason: "as some deputies still suppose"."""
PART = re.compile(r"\b(?:part|role|contribut\w+|reason|cause|motive)\b", re.IGNORECASE)
"""Cues that tie a reason to what is explained all along."""
DOUBTS = re.compile(r"\b(?:doubt|reject|dismiss|dispute|deny|denies|discount|question)\w*", re.IGNORECASE)
"""Verbs by which a reason is not accepted."""
SAID_BEFORE = re.compile(
    r"^\W*(?:the|this|that|any|such|all|these|those|his|her|its|their)?\s*(?:\w+\s)?"
    r"(?:explanation|claim|charge|accusation|allegation|reason|argument|story|version|account|suggestion)s?\W*$",
    re.IGNORECASE,
)
"""Words that stand for what has been said before."""
AVOIDING = re.compile(r"\bnot to$", re.IGNORECASE)
"""Cues of what a deed was meant to avoid ("so as not to")."""
PREVENTS = re.compile(
    r"\b(?:stop|prevent|deter|dissuad|convinc|persuad|allow|enabl|permit|block|help|requir)", re.IGNORECASE
)
"""Cues of what would stop or allow the event, not of what it was for."""
POINTING = re.compile(r"^(?:(?:this|that|those|these|such)(?:\s+[\w'’-]+){0,3}|it|they)\W*$", re.IGNORECASE)
"""A reason that only points back."""
