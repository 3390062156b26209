"""The ways in which people write and recognisers transcribe one sentence; each keeps its meaning."""
import re

NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm",
                      "wa,qes,wdr,eft,rgy,thu,yji,uko,ilp,o,qsz,adw,sfe,dgr,fht,gjy,hku,jli,ko,xas,zcs,xvd,cbf,vng,bmh,n".split(",")))
CONTRACTIONS = [("I am", "I'm"), ("I have", "I've"), ("I will", "I'll"), ("I would", "I'd"), ("do not", "don't"),
                ("did not", "didn't"), ("can not", "can't"), ("cannot", "can't"), ("it is", "it's"), ("is not", "isn't"),
                ("will not", "won't"), ("was not", "wasn't"), ("would not", "wouldn't"), ("could not", "couldn't"),
                ("they are", "they're"), ("that is", "that's"), ("there is", "there's"), ("he is", "he's"), ("she is", "she's")]
SHORT = {"you": "u", "your": "ur", "are": "r", "because": "cuz", "though": "tho", "please": "pls", "people": "ppl",
         "going to": "gonna", "want to": "wanna", "tonight": "tonite", "tomorrow": "tmrw", "to be honest": "tbh",
         "right now": "rn", "okay": "ok", "with": "w", "and": "n", "don't know": "dunno", "really": "rly", "about": "abt"}
FILLERS = ["um", "uh", "like", "you know", "I mean", "so", "well", "er", "honestly", "basically"]
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7"}


def lower(text, chance):
    return text.lower()


def upper(text, chance):
    return text.upper()


def transcribed(text, chance):
    """As a recogniser writes it: small letters, no marks but apostrophes."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s']", " ", text.lower())).strip()


def unmarked(text, chance):
    return text.replace("'", "").replace("\u2019", "").rstrip(".!?")


def curly(text, chance):
    return text.replace("'", "\u2019")


def ended(text, chance):
    return text.rstrip(".!?") + chance.choice(["", ".", "...", "!", "..", " :(", "?"])


def typed(text, chance):
    """One slip of the fingers in about eight words."""
    words = text.split(" ")
    for _ in range(1 + len(words) // 8):
        place = chance.randrange(len(words))
        word = words[place]
        if len(word) < 4:
            continue
        at = chance.randrange(len(word) - 1)
        kind = chance.randrange(4)
        if kind == 0:
            word = word[:at] + word[at + 1] + word[at] + word[at + 2:]
        elif kind == 1:
            word = word[:at] + word[at + 1:]
        elif kind == 2:
            word = word[:at] + word[at] + word[at:]
        elif word[at].lower() in NEIGHBOURS:
            word = word[:at] + chance.choice(NEIGHBOURS[word[at].lower()]) + word[at + 1:]
        words[place] = word
    return " ".join(words)


def filled(text, chance):
    words = text.split(" ")
    for _ in range(1 + len(words) // 10):
        words.insert(chance.randrange(len(words) + 1), chance.choice(FILLERS))
    return " ".join(words)


def contracted(text, chance):
    for long, short in CONTRACTIONS:
        text = re.sub(rf"\b{long}\b", short, text, flags=re.IGNORECASE)
    return text


def spelled_out(text, chance):
    for long, short in CONTRACTIONS:
        text = re.sub(rf"\b{short}\b", long, text, flags=re.IGNORECASE)
    return text


def shortened(text, chance):
    for long, short in SHORT.items():
        if chance.random() < 0.7:
            text = re.sub(rf"\b{long}\b", short, text.lower())
    return text


def drawn_out(text, chance):
    """One word with a long vowel: "sooo"."""
    places = [found.start() for found in re.finditer(r"(?<=[a-z])[aeiouy]\b|[aeou](?=[a-z]\b)", text, re.IGNORECASE)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at] * chance.randint(3, 5) + text[at + 1:]


def disguised(text, chance):
    """One or two words with figures for letters."""
    words = text.split(" ")
    for place in chance.sample(range(len(words)), min(len(words), chance.randint(1, 2))):
        words[place] = "".join(chance.choice(LEET[letter]) if letter in LEET and chance.random() < 0.6 else letter
                               for letter in words[place])
    return " ".join(words)


def spaced(text, chance):
    """One word with a space or a mark after every letter."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if places:
        place = chance.choice(places)
        words[place] = chance.choice(" .-*").join(words[place])
    return " ".join(words)


# How often each is drawn.
ALL = {lower: 4, transcribed: 4, unmarked: 3, ended: 2, typed: 3, filled: 2, contracted: 1, spelled_out: 1, shortened: 2,
       drawn_out: 1, curly: 1, upper: 0.5, disguised: 0.7, spaced: 0.5}


def mutated(text, chance):
    """The text changed in one or two ways."""
    for change in chance.choices(list(ALL), list(ALL.values()), k=chance.choice((1, 1, 2))):
        text = change(text, chance)
    return text
