// The small word lists by which key phrases are told from the words that hold a sentence together.
import EmoSafety

/// Word lists for key phrases.
enum WordLists {
    private static func set(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    static let fillers = set(
        """
        um uh umm uhh er erm hmm ah oh well yeah yep yes no nope ok okay lol haha hey hi hello so \
        anyway right actually pls plz thx ty omg tbh idk rn
        """)

    static let function = set(
        """
        i i'm i've i'd i'll im ive me my mine myself you your you're yours yourself he he's him his
        himself she she's her hers herself it it's its
        itself we we're us our ours they they're them their theirs themselves this that these those
        there here what which who whom whose when where
        why how and or but nor so yet if then else because since until till til while although though unless as
        at by for from in into of off on onto out over
        under up down with without within about above across after against along among around before
        behind below between beyond during except near
        through to toward towards upon via than not no never none nothing nobody n't don't doesn't
        didn't isn't aren't wasn't weren't can't couldn't
        won't wouldn't shouldn't haven't hasn't hadn't ain't dont cant wont didnt am is are was were
        be been being do does did done doing have has had
        having will would shall should can could may might must let let's ought just really very too
        also only even still already again ever always
        often sometimes usually maybe perhaps probably almost quite rather pretty enough much many
        more most less least few several some any all both
        each every either neither other others another such same own a an the one ones now then soon
        later ago yet once twice please thanks thank
        sorry bye goodbye yes no ok okay hi hello oh um uh hey else away back together apart alone
        instead anymore anyway kind sort bit lot lots stuff
        thing things something anything everything someone anyone everyone somebody anybody everybody
        somewhere anywhere way ways gonna wanna gotta
        that's what's there's here's who's it'd that'll isnt dunno lol like per vs etc ex-
        nah dunno whether afterwards beforehand meanwhile myself yourself half tonne idea
        anyhow honestly literally basically apparently suddenly mostly nearly
        """)

    static let verbs = set(
        """
        sounds race races shake shakes shook shut shuts died fail fails failed concentrate sleeping touched
        sucks suck sorts mind used
        describe describes scare scares imagine explain discuss mention decide deal suck sucks relax
        breathe focus whatever joke jokes googled
        thought rings suppose supposed texting stopped raised stare stares hope picking scored bothers
        bother matter happen belong belongs deserve
        go goes going gone went get gets getting got gotten make makes making made take takes taking
        took taken come comes coming came see sees seen saw
        know knows knew known think thinks thought want wants need needs feel feels felt say says said
        saying tell tells told ask asks give gives gave
        given find finds found keep keeps kept put puts leave leaves left let lets show shows seem
        seems hear hears heard talk talks speak spoke run runs
        ran move moves live lives believe bring brings brought happen happens write writes wrote
        written sit sits sat stand stands stood lose loses lost
        pay pays paid meet meets met lie lies lay laid lead leads led read reads grow grows grew draw
        drew break breaks broke spend spends spent cut cuts
        rise rose drive drives drove buy buys bought wear wears wore choose chose sleep sleeps slept
        wake wakes woke eat eats ate drink drinks drank sing
        sings sang sung fall falls fell catch caught hold holds held hide hides hid throw throws threw
        fly flew forget forgets forgot send sends sent
        build built hit hits hurt hurts teach taught win won die dies cry cries cried try tries tried
        hate hates love loves miss misses mean means meant
        start starts stop stops help helps work worked call calls play plays look looks use uses turn
        turns pass passes sell sold quit quits matter
        matters understand understood remember remembers wait waits stay stays walk walks end ends
        begin began set open close watch laugh laughs smile
        visit visits cancel join joins check checks scream screams yell yells shout shouts sold dump
        dumps count counts cost costs become becomes became
        enjoy enjoys hope hopes wish wishes guess figure manage manages handle plan care cares worry
        worries listen listens answer answers reply replies
        fit fits add adds follow follows change changes act acts agree happen add organise organize
        post posts react squeeze picks pick picks picking
        sobbing wonder pull pulls push pushes show'd dial snap snaps snapped drop drops light talk'd
        lit light feed fed rent share argue argues name'd
        did'nt doesnt finish finishes fix fixes fixing save saves book books lets skip skips bear
        swear swears beat beats hang hangs kick text
        """)

    static let nounsLikeVerbs = set(
        """
        wedding building meeting morning evening feeling training painting reading sibling ceiling
        clothing hospital funeral bed weed seed shed kid
        breed climbing swimming knitting gardening parking housing driving cooking running writing
        ending warning laundry setting being drinking baking
        singing nothing king ring thing spring string wing swing red hundred naked interviewing
        boarding naming gaming therapy pudding wellbeing
        shopping crossing hearing ironing counselling counseling teaching nursing spelling texting drawing
        """)

    static let times = set(
        """
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
        fridays saturdays sundays weekend weekends
        weeknight weeknights today tomorrow tonight yesterday january february march april june july
        august september october november december
        christmas easter birthday halloween ramadan diwali hanukkah thanksgiving spring summer autumn
        winter noon midnight morning mornings evening
        evenings night nights afternoon afternoons bedtime lunch dinner breakfast
        """)

    static let people = set(
        """
        mum mom mam mother mummy mommy dad father daddy papa mama stepdad stepmum stepmom stepfather
        stepmother parents husband wife boyfriend girlfriend
        partner fiance fiancee ex spouse baby child kid kids children son daughter toddler twins
        brother sister uncle aunt cousin grandad grandpa
        grandfather gran grandma nan grandmother nephew niece friend friends mate mates boss manager
        teacher coach neighbour neighbor colleague colleagues
        coworker roommate flatmate housemate landlord carer doctor nurse therapist examiner dog cat
        rabbit hamster horse bird pet puppy kitten midwife
        supervisor client clients team family grandson granddaughter
        """)

    /// People by what they do: "the doctor", where a bare "mum" is a name.
    static let roles = set(
        "boss manager teacher coach neighbour neighbor landlord carer doctor nurse therapist examiner midwife supervisor"
    )

    /// People whom one calls by what they are to one: "Dad left" is about "your dad".
    static let kin = set(
        "mum mom mam mother mummy mommy dad father daddy papa mama gran grandma nan grandad grandpa")

    static let children = set("kids children kid child son daughter baby twins toddler newborn")

    static let vague = set(
        """
        day days time times week weeks month months year years hour hours minute minutes person people
        place point part end side lot bit thing
        way reason question problem world life head mind case fact number line matter moment
        conversation subject idea scale sense front while
        nerve nerves
        tips tip advice help suggestion suggestions version goodness option options try
        guy man woman type sort kind mess day's
        """)

    static let adjectives = set(
        """
        loud stupid bored boring sucks rough tough good bad big small little old new long short high low great
        nice fine happy sad angry mad tired hard easy sure ready late early free full
        empty fast slow loud quiet true false real right wrong same different better worse best worst
        okay ok whole awful terrible horrible lovely
        beautiful funny weird strange crazy stupid dumb idiot foggy scared afraid nervous anxious
        worried terrified lonely stressed overwhelmed
        exhausted proud ashamed guilty embarrassed numb upset heavy moody common normal short last
        next first second third two three four five six
        seven eight nine ten eleven twelve fourteen fifteen twenty thirty forty fifty hundred extra
        able cool alive dead clean deep sick ill weak
        literally online worst fourth fifth unfair cheap rude selfish kind tiny less more busy
        different alone awake asleep home
        """)

    /// Times that one can worry about or look forward to: "Monday", "Christmas", not "yesterday".
    static let occasions = set(
        """
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
        saturdays sundays weekend weekends tomorrow january february march april june july august september
        october november december christmas easter birthday halloween ramadan diwali hanukkah thanksgiving
        bedtime
        """)

    /// Common nouns that need no article.
    static let topics = set(
        """
        school work college university uni church football music therapy chemo cancer dementia money debt rent
        bills exams grades homework sleep food university court homesickness college maths retirement
        """)

    /// Things that stand in the background of what is told; taken up only in grief.
    static let incidental = set(
        """
        eye eyes face head brain hand hands bathroom kitchen door room phone pillow bed car name date whatsapp
        internet tv table floor street window
        """)

    /// After these a word says what somebody or something is.
    static let copulas = set(
        """
        am is are was were be been being i'm im he's she's it's they're we're you're feel feels felt feeling
        so too very kind like as being seem seems sound sounds became become becomes get gets getting
        """)

    /// After these a bare word is a verb.
    static let beforeVerbs = set(
        """
        to i you he she we they it not don't doesn't didn't can can't cannot could couldn't will won't would
        wouldn't should shouldn't must may might let myself himself herself themselves and never always just
        """)

    static let determiners: [String: String] = [
        "my": "your", "our": "your", "your": "my", "his": "his", "her": "her", "their": "their", "the": "the",
        "a": "a", "an": "an",
        "this": "this", "that": "that", "these": "these", "those": "those", "no": "no", "every": "every",
        "two": "two", "three": "three",
        "four": "four", "five": "five", "six": "six", "seven": "seven", "eight": "eight", "nine": "nine",
        "ten": "ten", "eleven": "eleven",
        "twelve": "twelve", "twenty": "twenty", "thirty": "thirty", "forty": "forty", "fifty": "fifty",
        "both": "both", "another": "another",
        "next": "next", "last": "last", "first": "the first",
    ]

    static let prepositions = set(
        """
        of in on at with about for from to into by without before after since until under over near around \
        like
        """)

    static let commonCapitals = set(
        """
        i i'm i've i'll i'd ok tv ai ceo hr gp uk us usa nhs er icu dm pm am english spanish german french \
        god covid
        """)

    static let capitalised = set(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april june
        july august september october november december
        christmas easter sam mark lea anna ben tom jess jessica maria dan daniel david emma sarah john
        james mike michael chris kate katie laura lucy
        max leo rex bella luna molly charlie alex jordan maya bea priya dana maureen wren miso ines
        nina eva paul peter susan karen lisa amy rachel tim
        jack harry oliver george noah liam olivia sophie mia zoe chloe grace ella hannah julia simon
        martin andrew matt matthew luke adam ryan kevin
        brian steve robert rob joe josh jake nick natalie fatima ali omar aisha mohammed ahmed yusuf
        leila priyanka raj arjun anita meera wei mei ling
        chen yuki hana kim jin carlos jose juan pedro luis miguel diego sofia lucia carmen ana rosa
        elena marco luca giulia paolo pierre jean marie claire
        hans peter karl lena greta jonas felix finn ida nora astrid lars sven bob bill jim tony frank
        rose daisy lily ivy ruby pearl margaret dorothy
        linda betty joan helen jane mary elizabeth barbara patricia jennifer michelle angela stephanie
        nicole melissa amanda heather tina toby buddy
        coco milo oscar bruno simba nala poppy teddy rocky whiskers tigger felix ginger smokey shadow
        leeds london paris berlin
        """)
}
