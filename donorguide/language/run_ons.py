"""Tells questions apart that no mark keeps apart: "where is it how many live there"."""

VERBS = frozenset("do does did is are r can will".split())
PRONOUNS = frozenset("i u you they it that this we he she".split())
SUBJECTS = PRONOUNS | frozenset(
    "the your kids children people families parents teachers teens mentors firms brothers siblings "
    "girls boys homes".split()
)
DESCRIBED = frozenset("poor disabled young".split())  # subjects, but "are poor" tells
BEING = frozenset("is are r".split())
# So begins a question: by a verb and its subject, by "why", or by one of these words before one of
# those that follow it here.
OPENINGS = {
    "how": frozenset("many mny much far long old big high do does did is are can".split()),
    "what": frozenset("is are do does did kind kinds sort sorts type types happens about".split()),
    "where": frozenset("is are do does did".split()),
    "when": frozenset("did do is".split()),
    "since": frozenset(["when"]),
    "who": frozenset("do does did".split()),
}
# Behind these, a verb and its subject belong to the question that has begun: "what do you do".
BEGUN = frozenset(
    "what wat wot how hw why which wich where wher when wen who whom whose "
    "if while because since as".split()
)
# Right behind these nothing begins: "or do they". Nor, behind those that follow, what is no verb:
# "it has how many", "of what kind".
JOINING = BEGUN | frozenset("and but or".split())
HELD = JOINING | frozenset(
    "has have is are no matter reason up to with of on in at from for by until till".split()
)
SHORTEST = 3  # words


def apart(text: str) -> list[str]:
    """The questions of a text in order; the text itself if it has but one.

    Args:
        text: A part of a message without a mark that ends a clause.
    """
    words = text.split()
    bare = [word.lower().strip(",.?") for word in [*words, ""]]
    begins = [0]
    for index in range(1, len(words)):
        before, word, after = bare[index - 1 : index + 2]
        since = frozenset(bare[begins[-1] : index])
        # "there are children" tells; "they live there are they safe" asks.
        exists = before == "there" and word in BEING and after not in PRONOUNS
        subject = after in SUBJECTS or after in ({"there"} if word in BEING else DESCRIBED)
        open_question = since & BEGUN and not since & VERBS
        verb = word in VERBS and subject and not (open_question or exists or before in JOINING)
        opens = (word == "why" or after in OPENINGS.get(word, ())) and before not in HELD
        told = words[index - 1].endswith(",")  # a comma that ends a clause is seen before
        if (verb or opens) and not told and index - begins[-1] >= SHORTEST:
            begins.append(index)
    ends = [*begins[1:], len(words)]
    return [" ".join(words[begin:end]) for begin, end in zip(begins, ends, strict=True)]
