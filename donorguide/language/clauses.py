"""Tells the clauses of a message apart, so that each question in it can be read alone."""

import re
from collections.abc import Sequence

from donorguide.language.run_ons import apart

# Where a sentence ends: marks and line ends.
END = re.compile(r"(?<=\?)(?:\s+|(?=[^\W\d]+\s))|[.!;\n]+(?:\s+|$)|\n+|(?<!\d)\s+[-–—+/]+\s+(?!\d)")
ASKING = (
    r"(?:how|hw|wh?[ao]t|who|wh?ere?|wh?en|why)(?:'?s)?|wh?ich(?! is why)|whom|whose|whereabouts|y|"
    r"since when|is|are|r|was|were|do|does|did|can|could|may|might|will|would|should|isn't|aren't|"
    r"don't|doesn't|can't|whether|if|"
    r"(?:has|have) (?:it|they|you|he|she|there|the|this|that|any|anyone)|"
    r"tell|give (?:me|us)|"
    r"(?:i|we)(?: myself| ourselves)? (?:want|need|would)|i'd|we'd"
)
# So begins what asks without a word of these, if nothing but a conjunction stands before it.
NAMED = (
    r"(?:names?|numbers?|reasons?|causes?|year|date|price|costs?|address|share|percentage|rate|gap|"
    r"difference|size|consequences?|effects?|purpose|kinds?|population|location|history|sources?|"
    r"groups?|link|comparison)"
)
TELLING = (
    rf"explain|describe|name|list|state|the (?:\w+ )?{NAMED}|{NAMED} (?:of|between)|year (?:u|you)"
)
PREPOSITION = "up to|with|to|of|on|in|at|from|for|by|since|until|till"
# What may stand between a conjunction and the word that asks: "and up to what age".
BETWEEN = (
    rf"(?:(?:{PREPOSITION}|before that|after that|if so|also|then|once there|in the meantime|"
    r"meanwhile)[\s,]+)*"
)
# Where a clause ends within it: a conjunction or a comma before a question. What "or" brings is
# another answer to the same question.
JOINT = (
    rf"(?:,|\s+)\s*(?:and|but|also|plus|then|n|an|amd|nd|&)[\s,]+(?={BETWEEN}(?:{ASKING}|{TELLING})\b)"
    rf"|,\s*(?={BETWEEN}(?:{ASKING}|{TELLING}|any|i|we)\b)|(?<=:)\s+(?=(?:{ASKING}|{TELLING})\b)"
    r"|\s+as\s+well\s+as\s+"
    r"|,?\s+(?:and|n|&)\s+(?=(?:in|for|of)\s+[^,?]{2,30}\??\s*$)"
    r"|(?<!\S)\(?[a-e1-5]\)\s+"
)
SEAM = re.compile(f"({JOINT})", re.IGNORECASE)
# Items of a list, if they count up from one; but "1 in 2 people".
NUMBERED = re.compile(
    r"(?<!\S)([1-9])[.):]?\s+(?!(?:in|of|out|or|and|to|million|percent|per|%|years?)\b)"
)
COUNTED = ("12", "123", "1234", "12345")
# A decimal point or an abbreviation ends nothing.
NO_END = re.compile(
    r"(?<=\d)\.(?=\d)|\b(?:e\.g|i\.e|mr|mrs|ms|dr|st|vs|etc|approx|no)\.", re.IGNORECASE
)
# Where a remark within a clause begins or ends, such as a hint at harm beside a question.
REMARK_ENDS = re.compile(
    r"(?:,|\s)\s*(?:cos|coz|cuz|because|while)\s+|,\s*|\s+-\s+|[()?.!;]+\s*", re.IGNORECASE
)
SHORTEST_REMARK = 4  # words
JOINED = re.compile(r",\s+(?:and\s+)?|\s+(?:and|n|&|plus)\s+", re.IGNORECASE)
# A clause that needs another one to be a sentence; "when did you start" is one by itself.
AUXILIARY = "is|are|was|were|do|does|did|can|could|will|would|has|have|so"
VERB_FIRST = re.compile(rf"\s*(?:{AUXILIARY})\b", re.IGNORECASE)
# Such a clause with a question behind it is whole: "if a child goes home do you help".
ASKED_WITHIN = r"\s(?:do|does|did|can|will|is|are)\s(?:you|u|they|it|there|we|what)\b"
SUBORDINATE = re.compile(
    rf"(?:(?:and|but|so)\s+)?(?:when|if|while|once|as|because|since)\s+"
    rf"(?!(?:exactly\s+|precisely\s+)?(?:{AUXILIARY}|when)\b)(?!.*{ASKED_WITHIN})[^?:]+:?$",
    re.IGNORECASE,
)
# What wants the next clause to be whole: "I see how many", "who decides which".
OPEN_END = re.compile(
    r"\b(?:(?:see|knows?|wonder(?:ed|ing)?|tell|ask|say(?: anywhere)?|sure|imagine|guess|hear|"
    r"heard|read|learn|find out|decides?|idea|explain)(?: (?:me|us|him|her|them))?|"
    r"about|of|by|for|with|from|than|or|over|under|above|below)$",
    re.IGNORECASE,
)
# A question may end so all the same: "what does it live from".
ASKS = re.compile(
    r"(?:^|\b(?:know|wonder|tell (?:me|us)|ask) )\W*(?:and\W+|but\W+)?"
    r"(?:wh?at(?:'?s)?|wh?ich|who|whom|where|when|why|how)\b",
    re.IGNORECASE,
)
BEGINS = re.compile(rf"^\W*(?:(?:and|but)\W+)?(?:{ASKING}|{TELLING})\b", re.IGNORECASE)
# What only leads on to the next clause: "and", "in the northeast".
LEADING = re.compile(
    r"^(?:and|but|so|then|also|plus|or|well|ok|okay|moreover|furthermore|besides|"
    r"(?:and\s+|but\s+|so\s+)?(?:in|for|of|at|among|with|as for|from|within)(?:\s+[\w'-]+){1,4})$",
    re.IGNORECASE,
)
# What speaks of something that was named before.
REFERS = re.compile(
    r"\b(?:they|them|their|he|she|him|her|it|its|those|these|such|that)\b", re.IGNORECASE
)
SHORTEST_HEAD = 3  # words
BEHIND = " | "  # between a question and a text that is read behind it
LONGEST_KEYWORDS = 5  # words in each part of a list of keywords
SHORTEST_ASKED = 3  # words of what is no question unless it has more
LONGEST_TOPIC = 4  # words before the comma and the question of it
MOST = 8  # clauses that are read; of a longer message the last count, where its point mostly is


def clauses(text: str) -> list[str]:
    """The clauses of a message in order; the message itself if it has but one.

    Args:
        text: What a visitor wrote.
    """
    text = _single_spaced(text)
    listed = NUMBERED.sub("\n", text) if "".join(NUMBERED.findall(text)).endswith(COUNTED) else text
    spared = NO_END.sub(lambda match: match.group().replace(".", "\0"), listed)
    worded = [
        clause
        for sentence in END.split(spared)
        for clause in _completed([piece for part in _parts(sentence) for piece in apart(part)])
    ]
    worded = [part.replace("\0", ".") for part in worded]
    if len(worded) == 1 or _keywords(text):
        worded = [part.strip() for part in text.split(",")] if _keywords(text) else [text]
    return worded[-MOST:] or [text]


def _single_spaced(text: str) -> str:
    """The text without runs of white space, over which the patterns would take minutes."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _parts(sentence: str) -> list[str]:
    """The clauses of a sentence; "if I may" and what only names a topic stay with theirs."""
    pieces = SEAM.split(sentence)
    parts = [
        (part.lstrip(" ,:;-").rstrip(" ,;-"), seam)
        for part, seam in zip(pieces[::2], ["", *pieces[1::2]], strict=True)
        if re.search(r"\w", part)
    ]
    whole: list[str] = []
    before = ""
    for part, seam in parts:
        last = (part, seam) == parts[-1]
        trails = last and seam.strip() == "," and SUBORDINATE.match(part)
        if whole and (SUBORDINATE.match(before) or trails or _topic(before, part, seam)):
            whole[-1] += f"{'' if before.endswith(':') else ','} {part}"
        else:
            whole.append(part)
        before = part
    return whole


def _completed(parts: list[str]) -> list[str]:
    """The parts, with what needs the next one to be whole put before it."""
    whole: list[str] = []
    for part in parts:
        if whole and LEADING.match(whole[-1]) and ASKS.match(part):
            whole[-1] += f", {part}"
        elif whole and _open(whole[-1], part):
            whole[-1] += f" {part}"
        else:
            whole.append(part)
    return whole


def _open(part: str, following: str) -> bool:
    """Whether a part goes on in the next: "I see", but not "what does it live from"."""
    asks = ASKS.search(part) and BEGINS.match(following) and len(part.split()) > SHORTEST_ASKED
    return bool(OPEN_END.search(part)) and not asks


def _topic(part: str, following: str, seam: str) -> bool:
    """Whether a part only names what is asked of: "the small ones, how many"."""
    names = len(part.split()) <= LONGEST_TOPIC and not (BEGINS.match(part) or LEADING.match(part))
    return names and seam.strip() == "," and bool(BEGINS.match(following))


def _keywords(text: str) -> bool:
    """Whether a message is a list, such as "location, population, since when"."""
    parts = text.split(",")
    short = all(0 < len(part.split()) <= LONGEST_KEYWORDS for part in parts)
    # "the little ones, do they play" is a question.
    asked = any(VERB_FIRST.match(part) for part in parts)
    return len(parts) > 1 and short and not asked


def halves(text: str) -> list[str]:
    """What stands around each "and" and comma, which may join two questions or one.

    Args:
        text: A message of one clause.

    Returns:
        At least two parts, or none.
    """
    parts = [part.strip(" ,.?!") for part in JOINED.split(_single_spaced(text))]
    worded = [part for part in parts if re.search(r"\w{2}", part)]
    return worded[-MOST:] if len(worded) > 1 else []


def remarks(text: str) -> list[str]:
    """What stands between commas, in brackets or behind "because", and begins no question.

    Args:
        text: What a visitor wrote.
    """
    pieces = [piece for piece in REMARK_ENDS.split(_single_spaced(text)) if piece.strip()]
    if len(pieces) < 2:
        return []
    said = [piece.strip() for piece in pieces if len(piece.split()) >= SHORTEST_REMARK]
    return [one for one in said if not BEGINS.match(one)][-MOST:]


def head(before: Sequence[str]) -> int:
    """Which of some texts tells what the clause behind them asks of.

    It is the last that tells by itself what it is about; else the answered question; else the last.

    Args:
        before: The answered question, empty if there is none, and the clauses before that one.
    """
    named = (
        number
        for number in range(len(before) - 1, 0, -1)
        if not REFERS.search(before[number]) and len(before[number].split()) >= SHORTEST_HEAD
    )
    return next(named, 0 if before[0] else len(before) - 1)
