// The recording with which an engine tests itself: two spoken words, small enough to live in the code.
// Made with Debian's flite, voice rms: `flite -voice rms -t "Good morning."`, brought to 8,000 Hz and µ-law
// (ITU-T G.711) with sox. No person speaks in it.

/// "Good morning."
public enum SelfTestRecording {
    /// What an engine must hear, in lower case.
    public static let text = "good morning"

    /// The recording at 16,000 Hz, with 300 ms of silence on either side.
    public static func samples() -> [Float] {
        let silence = [Float](repeating: 0, count: 4_800)
        let narrow = decoded().map(linear)
        let next = narrow.dropFirst() + [0]
        // Twice the rate by linear interpolation: what it adds above 4,000 Hz does not disturb recognition.
        let wide = zip(narrow, next).flatMap { [$0, ($0 + $1) / 2] }
        return silence + wide + silence
    }

    /// True when a transcript says what the recording says, whatever its case and punctuation.
    public static func matches(_ transcript: String) -> Bool {
        let letters = transcript.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0 == " "
        }
        return String(String.UnicodeScalarView(letters)) == text
    }

    /// A µ-law byte as a sample, −1…1 (ITU-T G.711, table 2a).
    private static func linear(_ byte: UInt8) -> Float {
        let bits = ~byte
        let magnitude = ((Int(bits & 0x0F) << 3) + 0x84) << Int(bits >> 4 & 0x07) - 0x84
        return Float(bits & 0x80 != 0 ? -magnitude : magnitude) / 32_768
    }

    /// The bytes that `base64` spells (RFC 4648, section 4).
    private static func decoded() -> [UInt8] {
        var bytes: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for character in base64.utf8 {
            guard let value = alphabet.firstIndex(of: character) else { continue }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let base64 = """
        4tzf3uHi5ufr7e/0+v16dnJvbWtqamloaGhpaWprbG1ubnBxdHZ3eXt7fP///v38+/r6+vr6+fr6+/r8+/v8/Pz6+vP08e/u7Ozq
        6+rq6urr6+vs7Ozt7e3t7u/v8PL19fj6/H5+e3t4eXh2d3V3dnZ1d3h3eHl7enx9ff/9/v38+/v7+vv5+fn6+vj6+Pn4+vTx8+/v
        7u3s7Ovr6+rr6+vr7Ozs7e3t7e7u7u/v8PHy8/T19vf4+fn6+vv7/P39/f1+/X7//37+fv9+/v///v7+/v7+/v7///7+//7+/vv8
        +/v6+vn5+ff49/f39/j39vf39/j4+Pj5+fr7+/z8/P79/f7//35+fX18fHx7e3t7e3p7e3p7e3t7fHt8e3x8fH18fHx9fX19fn7+
        /f38/Pv6+vn4+fj4+Pf49vf39/f3+Pf4+Pn5+vr7+/z8/f39/v7+/f7+/v3+/f79/f79/fz9/Pz9+/38/f78/v7+/n1+/33///58
        9vH08/by8+7w8vT19vb1/Pl89vh9/378fP73/3N6//v/7nD7enb1e/Nue33ob3Btd+xy+nv96u18bW38Z+5z6m9sbWtv4t3q9Wts
        eb3M2k9PXuPZWVJK7e3gW2lt2dXgYFpz5tpqXE9lXuFudWFod+3a9OB12/nnamz25eBYbHLn4uF1cfDp5/HxfGVxffppe+v/6fDh
        bcrDyv5SZenQ81JCUXfha1ZXYtrZ8F9c+eLbcV1bW+117GxhbPvv7ep4bvDu73bsb/d6+Hdq6G7m/ONu7Prg8vf8Y+/6fXT4d/L2
        7ODM09Hs49zZ1PN7Xn198HRqbnzr7/R68uvj/m1sZWtsbl1mZGdqcm9vfnJza3Nua21tZWRrb2l0b299cH5v+f96fWzzde/47vDp
        39zNz8vMycjGxcnIysvPz9PX3d/f5uz0/Xr9bWJeWllTUE5OTExLTE1NT1BUV1pcZGly//ju5+Le3Nra2tja2Nrb3+Dk5+3t8fv8
        7urnzsnBvbm1s6+vr7Cytbq+yNhyVktDPjw7Ojo6OTk5OTk6Ojs8PT9ESE1YZfDf1s7LyMfGxsbHx8nKzM7O0dTY3ODm73tqZmFf
        X2Nk7M3EvLizr6yqqqqsrrK3vszwVUc+Ozg2NjY3Nzc4ODk5Ojo6Ozw+QUhOWGzo183IxMPBwMDBw8TGycrMz9HV2N3f5u58bmhi
        YWNnbf7Pwrq0r6yqqKanqKuutbzL/Ew+ODMxLy8vMDEyMzQ1NjY3ODk7PUFIT2Ds1szFwb+9vLy9vb/Bw8XIy87Q19rf5O74b2Re
        W1paWlthbM/AuLCtqqilpKWoq7C5x/NJOjMuLCsrLC0uMTM2Nzk7Ozw8PT9DSVFj6NLJwr+8u7q7vL7BxcfLztLV2drc3eHm5/P+
        a19bWVpeX3j3zrqwqqajoZ+enqGnr77nRjUrJiIhISIkKCouNDg6PD09Pj8/QEVOZd3Hvrq1sa+vr7K2ub3DzNjrb2NkYWBeW1xd
        YV5aUk1MT1NbXuDYu6egm5iXlpWUl52pxjspHxkUERETFhsfJS8+T3B8XU9HQDs6PEJa1b6zrKekoqOkp6uvt8Paa1JLSUdHTE9Z
        XVtbVFJPTEdBP0NCTlbj2Lqln5qXlpaUlJmfrekzJh0WEhESFBgcICk4TGvudlhLRDw3NztFY8m5rqijoKCgoqWqsLrJ6FxLREJF
        R0tRU1ZUU01KSUM/PT08QkhPVdfPtqGempiWlZOTmqOx/jMlHBQQEBIVGBsfKj1b+/5sW1FFOTMxNz9czbqup6Genp6foqeut8bq
        VUdCP0JDR05XXV5aT0tKRUA9Ozo7QkZOV9TMs6Cem5iVlJOTm6ax2jQjGhMQERITFhsgLURZbdzO2GhHNjEyNjlDcMOwqKKfnp2e
        n6SrtMDZX0g+PD5CR05SW2d0X09LRUA+PDg5PEJGT17PwrKioJ6bmJiYmaKtulktHxoVFBUVFxsiLDpW18a+wdZcRT03NTY8T9W7
        rqmjoZ+hpKivus5hQjo5NztASV7cy8G/vsbK0m9VRz46ODo3P0BGatPKuaSloJ2cmpqbo6iswUQsIx0bGhgZGx8nLjlN28O+yd9b
        STovKSkqKzA4SNe3r6qloqKkp6yvuctwV0pFS0lb2tLEvrq7vL7M2F9LPDUzMi8xNz1G7rOvq6KenZubn6OkrMNkOy4pJiEfISUo
        Ky0yODo7ODQyMS8tLS40OkVk1MC1rq2rqqqrra6xtri7vsDBxcbHys7T3uxrV09KRUJBPz8/QUNFSk1TXujPyL64s66rqqmoqKmr
        rbG3vcnhW0g+OTMvLSwrKikoKCkpKywtMDU6P0pa79LHv7u4trSysrKys7W2ubu+wsjO2OdxXVVOS0hGRUVERUVHSEpNT1Rcb+zb
        z8jCvbq4tbOysrK0tbe6vcLJ0uNrVktEPjw5NjUzMjIyMzQ2ODs9QUdNV2bz3tXOy8jFxMPCwsPExcbIyszO0dba3uXs9n10bWpn
        ZGJhYWFkZGv98uPa083JxsO/v76+vr6/wcPHy8/X4vhpWlJNSEVCQD8+Pj4+P0BCRUhLTlNbY3Ly5t7Z1dLQz87Oz8/P0dTV2Nzd
        4uvu+HZva2RkYF1fXl1iY2Vs99/j187NycXEw8DCwsPFxcnMztPb3eP38nNjZl1iW1ddWVZZXVNYYFlbW11oW2P7bGlo7fdp8exv
        7+5r9PV8dPtn+/Fd6Hxp32lh1XJW0V9xz3Lp1tTqtdDStPC9vuvHymXY+VXkW1NbblVfYU/vWU9aTlVLTEtKTUpMUVNbXV979+js
        1d3aztnQzNHRzNTPzdXP1tfa4Pbt+2hyX11bWFVYU09WUU1VVE9YWlrnzs3Fvru5trW0tba5vL/Fy9Da5vxuaWZfXVdSTkhFQD08
        Ojg4ODk6PD5BR0tRW2l87OHb19LOzcvJyMfGxcXGxsfJy87Q1drf6/t1bWlpbHLgzcS9uLOvraqpqKipqqyusri+ydtlTUM8ODQw
        Li0sKysrKywsLi8zNjs/R1Fm6NTLxcC9vLq6ubm5uru8vr/CxsrO1Nzn+2leWlhVVVdYbNvKv7q0sK2qp6alpaaoqayvtLvG3F1I
        PTcxLiwqKCcnJycoKSosLjA1O0BLW/LWysO+u7m3tra2tra4ubu9v8PHy9Da5n5pXlpWVVZXat3LwLq0r62pp6WkpKWnqKuus7rG
        3lhEOzQvLCooJiUlJSUmJykrLTA1O0FNYOTPxr+8ube1tLOztLW3uLq8vsLHzNPc63VkW1ZTVFRb8NHFvbaxrqunpaSjpKWnqayv
        tr7PaUk8NS8sKSclJCMjJCQmJyksLjI4Pklb6tDGvru4tbOysbGys7S2uLu9wMXL0dztcWNbWFdXaN3Lwbq0sK2ppqWjo6SmqKqt
        srrH6k8/Ny8sKSYkIyIhIiIjJScpLC81O0RSedXHv7q2tLKwr6+vsLG0tri7vcHIztnoeGddWlZb+dbIv7m0r6uopqWkpaanqayw
        t8HZWkM4MCwpJiMiIB8gICEjJSgqLjM6QlL30cS8uLSwr66urq6ur7Gztrm9wMbM097ydWx13c7Fvrm1sa6rqqmpqqyusbe/zXxM
        PjYvLConJSQjIyMkJicpLC81O0VT+tHFvbi0sa+urq6ur7CytLe6vcPK0NzreG1pa9bCuK+sqqmnp6eprK+4wM7zV0c+OTQwLi0s
        KyopKCgoKSosLjM4PklY7tPIv7y5t7W0s7Ozs7W2t7q8vsLJztXd5eLi0r6zqqSgnp+foqartMLzSjw2MS8uLS0tLSwsKyknJSMj
        IyUnKy84RF7WxLy4tbOysbKys7OztLS0tba4u73CxsvOzs/Ataykn52dnqGnrrrZSzkxLSwsLCwtLS0tLSspJyQiISEjJiovOkrv
        yLy3s7GwsbGys7O0tLSzs7Oztbi7v8PIycvFt62knpybnaCos8pOOS8rKSkqLC4xMzQzMC0qJiMgHx8hJSszQGrKvLaysLCxsrS2
        t7i4t7a1tLO0tbi8wMfNzc/HtquhnJqanKGqu+0/MiwpKSkrLjI3OTk2MSwoIx8eHh4hJi06UdK+t7KxsLK0t7m6urm3trOxsLCz
        trm9wcXHycGzqZ+bmJmco6/KSzcuKyoqKy0yOUBDPzkvKiQgHh4eICUrNUjiwbm0srK1uby/v768ure1tLOys7W5vsXO09DNwbCm
        nZmYmZ2ntuw/My0qKCcpLDM/T15NPS8oIh8eHh8iJy48YMe5srCxs7e6vsLGyMS/urWzsbK1uL7Fzdfh3NbGr6ScmJeZnqu/Wzsw
        LCgkIyUrNk7g1ms/LygjIB8gIiUqMD/svrKtrK6yub/GysrJxsPAvbu4tre6wcze+3ri1seypp2ZmJmdqLjkQzUtKSUiJCkyR+jR
        7kg1LCckIiEhIyctPG/Ata+vsLO2ur7Gztjb0si+ure2uLzBys/X3unp4M61pp2ZmJqfq7vaTTouKCQhIyo2T9/XcEU2LSonJCMi
        JCcuPGvDtrCvr7K2ur7FzdXWz8i/uri3ubzBytPd5/ru4syzpZ2Zmpyjr8J6RjctJyQkKC9BfNPaXEA2LisoJSMjJis1Sd3AuLSy
        srS4vcbP2tzVzMW+u7m5u77Ey9btZFhUWu/Ruaiempmcoq7C/Uo7LyknKC07YM/Od0Y5MC0qJyQiIyctO1vPwby6uLi6vcTN1dXO
        yMG8ubi4uLq9w83fbVlTVFpl5M++rJ+amZyirb/fV0EyKSQmLT56zdFfPzUvLSonIyEhJSs4T9jGv768uri4u8HN1c/Dure2t7m6
        urq8v8nYa09ISE9gcnX437umnJmdp7O/yNFbOislJi1D3czbVD44NTQwKyQfICUuPU9fdtvFurW3vsjMycXBv727ube4uLm5vMLO
        43p7c19OSEtX+t/c27+rn52hrbm7uL1nNSsqMUJeX0tDSFJNPTErKSkoKSotNT9P/9XJxcTBwMLIzc3JxL+8urm5ubm7vsPK0t7q
        +GxZTk1XbG5cVnDRuaqjpKy6ua+vwEw4OkVUa21cT0xPTT40Ly8uKykrLjQ4PEBIWPDUzdPXz8jDx8nGv7y8vLy6ubu/xMjLztHZ
        72NbZH5uWE5TZe7l1butqq23vLi2vNJWSUZHVn5wUERETk0/NzMzMzAvMTM2Oj9MV2L23M/MzMvKy8vJw7+/wcO/vb3Ax8vO0tjd
        7mtiX2RhVU5RWWZiX2rdu62qrbm9tK6yyU1FV3z8WkpKUl9jTDw3ODk3MC0tLzU6PD5CS1/g0s/S1s/LxcDDxsXBvLu8vr/Av8HI
        ztfb3fNjXVtVUU9UX2NgcdW4q6mssK+ppqu3zu3j4WtKPDo8Pz86NTQzMi4rKSoqKyssLjU9SFNk4MvBvb29vLm3tre4t7a2tre5
        u72/w8fO2+t5X1VPTExNTk5RW9O8trSyr6uoqayvtrm+yt9XSEQ/PTs3NDMxMC8tKyoqKyssLS80OT9JWezPxsC9uri2tbW0tLO0
        tLW3uLm7vsHGzNTe+GRZUU1LSEZFRERFRUZGSElMTk9TV1tfZmt87+jh2tbNwby4sq6sqKako6OjpKaprLC4wdJoSj03MS0rKScl
        JCQjJCQlJyksLzQ6Q1F31ce/urazsbCvr6+vsLK0trm7vsPJz9rrblxTTktIRkRERERERkdISk1PU1dcYmt29Ojf2dLKwby4s6+s
        qaempaWmp6msr7a+zfhPQTo0LywrKSgnJyYnJykqLC4yNzxFUW/ay8K9ure1s7KysrOztbe5u77BxszU3u9qXFVPTEpIRkVGRkdI
        SUtOUVVaXmJqe/Xy6d3YzMK8uLKuq6ilpKOjpKaprLC3wdRmST04Mi4sKykoKCcnKCkqLC4wNTo/Slzu18rDvru5uLe2tra3t7m7
        vL7DxcrR2N9+bWRXU1FNS0xLS0pNTExRUk9VWVxhc3bb1cmusK6kpKGdnp+doKSorre/61I/NDAsKSclIiEgHx8fHx8hIyYqLjc+
        T9/Mvra0r62sq6qrq6qsra2wtbS5v8PL4OpvTUtJQkA/Pj0/Pj1FQERJRUxQTk58Z2jRx9eqpa+enJ6ZmZ6cnaquttZgPzAuLCko
        JiYnJCIjIB8hIB8kJygvOT9rz8S3sq+traysrayur66xs7S2ub6/w9nY4lBPV0JAST49Q0E/QUhGR01KTmBOTmTyXd/hxcW7nqql
        l5yalZydmqW1tsxBOi4pLCkkJigmJSIhIR8eHh4gIiUsNT1bzb62r62tqqutqq2urbCvr7K0tLi9v8nY7mxPSEdCPEE/O0NAP0ZE
        Rk5HTFRTTVldaXzf7sC/uZ+po5eampeZnZ2jub3OOy8uKycoJicpKCUlJCAfHx4dHyMlKzNCWMy8tq6tq6ysq66urbCvrrK0r7W7
        uL3F1d1iW01DP0M+Oj9BPEVDQUlJSkdWUExUV13+eNzMwMSjoqmYlpmXlJmbnaq2uksvMi0kJScjJSUkIyIfHx0dHh0eIicrNUx9
        xrevrKypqKqqqaysrK6ur6+ztre8xMbcbGVOQkBBPDo+Ozw/PkRARUxFSl1LUGNjUuHu5Na/y7WgrqGYmp2Xlp2cnqqyvlE8OCwm
        KSUjJSQjIiAfHx4eHx8hJSotOU1ox7e0r6qqq6qorK2qra+usLSztr69v9Xf6mFJSkQ/PT0+PD49QT9ARUZMSE1dUF5a7V/73d/a
        xcq5p7GknJ6fmJifnJ2nra/EYkc5LyspKCYkIyIgHx8dHh4eHyElKC43QF3Pv7ivrayqqampqKmqq6usrq+wtru9w9br605HR0M6
        Oz45Ojw8Oz4+QEVESFBOT15mW/nl6tvPy8uzsq+opKahnZ+gnqGpq6y6y9lTPTg1LispKCYjIiEfHx8gHyElKCowOkBV1sa+tq+v
        raurq6qqq6urra6ws7e7v8bP4G5YTkhDPz49PDw8PDw+Pz9DR0hKUFVYXnVx/uLb3NPKy7y0sK2ppqWgnp+goaSoq6+7z3ZKOjMu
        KiYkIyAfHh4dHh4fICMmKS42P1LdxLqyraupp6alpaWlpqipq62vtLm+x9X2WktDPjs4NjU0NDQ1Njc5Oz1ARElOVl9v7+Db1tHO
        zcvJyMbDvLSvraqmpKGenp+goaWprbfKbUg4LiomIh8eHRwbGxsbHB0eICUpLjdEaMu7sayppqOhoKCgoKGjpaeprK+0u8LP7VlK
        QDs3NTIxMC8vMDIzNTg6PUBGS1Jcbe7e19DNy8nIyMjHx8jHxsa+t7GvrKimo5+foKKjpqquuMxjRzkuKiYiHx4dHBwcHBwdHR8h
        JSkuNkJfz72zrqqnpKOioaGioqSlp6qsr7S5v8veaE9FPjo3NTMyMTEyMzQ2ODs9P0VLT1hn++nd1M/Oy8nKysnLzc3Nz9DOy8K7
        t7SvrKmmpKSlpqeqrbK8zPRPPzcxLispJyYkIyMiIiIjJCYoKy81PElk18a8trKvraysq6usrK2ur7K1t7u/xczX7GpZTklGQ0A/
        Pz4+Pz9AQkVHSUtOUVZbYGdv/vLs5uLf3t3d3Nvb2tjW083Gwb67uLWzsK+xsrO2ur7Ezt5+XE5JRD88Ozk3NTQyMTExMjM1Nzo9
        QUhPXHng1c3JxcLAv769vb2+vr/Bw8XIzM/W3OX0dmhfW1hVU1JRUE9PUFBSU1RWWFpdYGVrb3j78+7r6Obm5eXl5eTk4+Hg3dbP
        zcvHxcK/vr+/wMLFx8vQ2N/reGZcVlBNSkdEQkA/Pj4+Pj9BREZKTlNaZHL15t3Z1dHPzczLysrKysrLzM7P0tba3uPp8Px5cm1q
        aWhmZmZmZWRkZGNjYmJiY2RlZ2lqa21ucHFydHRzdnh7fP338ejf29jTz83LycfHx8fHycrMztHW2uDs+29jXFhSTk1LSUhHR0ZH
        R0hJS01OUVVZXmZu/u3k3trX1NLPz8/Pz9DR09bY293e4eXo6+3v8PP29/n7/Pn7/vv4+fj08/Xz7+/z7+/1+Pf7enh3b21ubGlp
        bGlw+PPv5t7d2NTT09HQ0dLS1NbX2dve4eTq7vp4bmhiXlxZWFdWVlZXWFlaXF5gZGZqbnR0/Pn17uvq6uPm5eLk5Obm6Ors7u/1
        +/x9enZwdG5tbWxta2ppb2hsa21vbnBte3V3d//9dfz5fX7093z2+f/7+Pd38ft2+v5+fv579n559fd++/H5/fz7enf/eXR3/m1y
        fW5vcXpneHhpbHZvZH5rbA==
        """
}
