// Fixed tables of the normaliser: contractions, chat spelling, leet letters, fillers.
// Every value is plain English in full words, because that is what the phrase patterns are written in.

/// Words and their full forms.
enum SpellingTables {
    /// Whole tokens (apostrophes already removed or kept) and what they stand for.
    static let expansions: [String: [String]] = {
        var table: [String: [String]] = [:]
        for line in source.split(separator: "\n") {
            for entry in line.split(separator: ";") {
                let sides = entry.split(separator: "=")
                guard sides.count == 2 else { continue }
                let words = sides[1].split(separator: " ").map(String.init)
                for key in sides[0].split(separator: ",") {
                    table[String(key.filter { $0 != " " })] = words
                }
            }
        }
        return table
    }()

    private static let source = """
        im,i'm=i am;ive,i've=i have;i'd=i would;i'll=i will;ima,imma,i'ma=i am going to;idk=i do not know
        dont,don't,dnt=do not;doesnt,doesn't=does not;didnt,didn't=did not;isnt,isn't,aint,ain't=is not
        arent,aren't=are not;wasnt,wasn't=was not;werent,weren't=were not;cant,can't,cannot,cnt=can not
        wont,won't=will not;wouldnt,wouldn't=would not;couldnt,couldn't=could not;havent,haven't=have not
        shouldnt,shouldn't=should not;hasnt,hasn't=has not;hadnt,hadn't=had not;mustnt,mustn't=must not
        he's,hes=he is;she's,shes=she is;it's=it is;that's,thats=that is;what's,whats=what is
        there's,theres=there is
        who's=who is;where's=where is;how's=how is;let's,lets=let us;here's=here is;tonight's=tonight is
        today's=today is;everything's=everything is;everythings=everything is;life's=life is
        nobody's=nobody is
        someone's=someone is;you're,youre,ur=you are;we're=we are;they're,theyre=they are;you've=you have
        we've=we have;they've,theyve=they have;you'd=you would;he'd,hed=he would;she'd=she would
        they'd=they would
        it'd=it would;we'd=we would;you'll=you will;he'll=he will;she'll=she will;they'll=they will
        it'll=it will
        nobody'll=nobody will;we'll=we will;that'd=that would;that'll=that will;there'll=there will
        wanna,wana,wnna=want to;gonna,gunna,gon=going to;gotta=got to;hafta=have to;tryna=trying to
        finna=going to
        kinda=kind of;sorta=sort of;outta=out of;dunno=do not know;lemme=let me;gimme=give me;cya=see you
        nvm=never mind;2=to;u=you;r=are;rn=right now;tn,tonite,2nite,2night=tonight
        2moro,tmrw,tmr,tomoz=tomorrow;2day=today
        b4=before;bc,cuz,coz,cos,bcuz,cause,'cause=because;pls,plz=please;thx,thnx,ty=thanks
        smth,sth=something
        nemore,anymor,nomore=anymore;sumthin,somethin=something;nothin=nothing;ppl=people;gf=girlfriend
        bf=boyfriend;bff=friend;w=with;wo=without;tho=though;thru=through;alot=a lot;ya,yea,yeah,yep,yup=yes
        nah,nope=no;mah=my;meself,maself,mysel=myself;urself=yourself;em,'em=them;dat=that;dis=this;wit=with
        hav=have;wat=what;cud=could;culd=could;wud=would;shud=should;jus=just;evry=every;sux=sucks;h8=hate
        k=ok;okay=ok;okey=ok;unaliving=unalive;kys=kill yourself;kms=kms;kmsing=kms;cvt,cutt=cut
        cvtting=cutting
        kil,kll,kyll=kill;killin,kiling,kllng=killing;dyin=dying;dieing=dying;deth=death;livin=living
        liveing=living
        sucide,suicde,suiside,suicid,suacide,sewerslide,sewercide,sooicide=suicide
        sucidal,suicdal,suisidal=suicidal
        exsist,exisit,exsit=exist;exsisting,exsiting=existing;wnat,wan,watn=want
        myslef,mysefl,mself,mysef=myself
        liek,lyk=like;agian,agin,agen=again;becuase,beacuse=because;hapy=happy;pian=pain;hrut=hurt;frm=from
        evrything,everythin,evrythng=everything;evryone,every1,evry1=everyone;some1=someone;no1,noone=nobody
        any1=anyone;wrogn,worng=wrong;stresed,stresd=stressed;scard=scared;tierd=tired;alon=alone
        depresed=depressed
        oding=overdosing;oded,od'd,odd'd=overdosed;selfharm,selfharming=self harm;selfharmed=self harmed
        mom's=mom;mum's=mum
        probs=probably;prolly=probably;def=definitely;srsly=seriously;tbh=honestly;ngl=honestly;fr=honestly
        """

    /// Hesitation that carries nothing.
    static let fillers: Set<String> = [
        "um", "umm", "uh", "uhh", "uhm", "erm", "er", "hmm", "mm", "mhm", "ah", "eh",
    ]

    /// Marks of laughter that are words.
    static let laughter: Set<String> = [
        "lol", "lmao", "lmfao", "rofl", "haha", "hahaha", "hahahaha", "hehe", "jk", "xd", "lolol", "ha",
    ]

    /// Pictures that laugh or roll their eyes.
    static let laughingFaces: Set<Character> = ["😂", "🤣", "🙄", "😅", "😆", "😹", "💀", "😜", "🤪"]

    /// Digits and signs that stand for letters inside a word.
    static let leet: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "!": "i", "$": "s",
        "@": "a", "+": "t",
    ]

    /// Words worth finding behind an asterisk or a one-letter slip.
    static let guarded: [String] = TextList.items(
        """
        - kill
        - killing
        - killed
        - suicide
        - suicidal
        - myself
        - myselves
        - cutting
        - overdose
        - overdosed
        - murder
        - rape
        - raped
        - abuse
        - abused
        - dying
        - death
        - alive
        - living
        - existing
        - anymore
        - tonight
        - tomorrow
        - goodbye
        - burden
        - bleeding
        - strangle
        - strangled
        - hopeless
        - worthless
        - everyone
        - nobody
        - unalive
        - pills
        - tablets
        - swallowed
        - harming
        - hurting
        - scratching
        - burning
        - hitting
        - threatened
        - threatens
        - scared
        - afraid
        - forever
        - jumping
        - bridge
        - without
        - better
        - choked
        - hanging
        - die
        - cut
        """)
}
