// The headers are a contract with people who compile them with other compilers than ours.
import CEmoABI
import Foundation
import Testing

@Suite("The headers of the plugin ABI")
struct HeaderTests {
    static let names = [
        "abi.h", "call.h", "host.h", "engine.h", "stt.h", "emotion.h", "buddy.h", "emobuddy.h",
    ]

    @Test("each compiles alone as C11 without a warning", arguments: names)
    func compilesAsC(_ name: String) throws {
        let result = try Headers.compile(name, with: ["cc", "-std=c11", "-x", "c"])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("each compiles alone as C++17 without a warning", arguments: names)
    func compilesAsCPlusPlus(_ name: String) throws {
        let result = try Headers.compile(name, with: ["c++", "-std=c++17", "-x", "c++"])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("the check would see a header that is not self-contained")
    func seesBrokenHeader() throws {
        let result = try Headers.compile(
            "stt.h", with: ["cc", "-std=c11", "-x", "c"], source: "emo_stt_word word;\n")
        #expect(result.status != 0)
    }

    @Test("each stays under 250 lines", arguments: names)
    func isShort(_ name: String) throws {
        let text = try String(contentsOf: Headers.folder.appending(path: "emobuddy/\(name)"), encoding: .utf8)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 250)
    }

    @Test("Swift imports the tables and the numbers")
    func importsIntoSwift() {
        #expect(EMO_ABI_MAJOR == 1)
        #expect(EMO_ENGINE_ENTRY_SYMBOL == "emo_engine_entry_v1")
        #expect([EMO_STT_1, EMO_EMOTION_1, EMO_BUDDY_1] == ["emo.stt/1", "emo.emotion/1", "emo.buddy/1"])
        #expect(MemoryLayout<emo_stt_word>.offset(of: \emo_stt_word.size_bytes) == 0)
        #expect(
            [EMO_OK, EMO_CANCELLED, EMO_DEADLINE] == [EMO_CONTINUE, EMO_STOP_CANCELLED, EMO_STOP_DEADLINE])
    }
}
