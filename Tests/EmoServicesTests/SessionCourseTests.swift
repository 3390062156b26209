// How a session went, from counted messages.
import EmoServices
import EmoStore
import Testing

@Suite("The course of a session")
struct SessionCourseTests {
    private func tally(_ window: Int, _ emotion: String?, _ count: Int, positive: Int = 0, negative: Int = 0)
        -> MessageTally
    {
        MessageTally(window: window, emotion: emotion, count: count, positive: positive, negative: negative)
    }

    @Test("a window is what most of its messages were, and a silent one is left out")
    func windows() {
        let course = SessionCourse([
            tally(0, nil, 1), tally(0, "FEAR", 1, negative: 1), tally(0, "SAD", 3, negative: 3),
            tally(2, "HAPPY", 2, positive: 2), tally(2, "SAD", 2, negative: 1),
        ])
        #expect(course.windows.map(\.count) == [5, 4])
        #expect(course.windows.map(\.balance) == [-0.8, 0.25])
        #expect(course.windows.map(\.emotion) == ["SAD", "HAPPY"])
        #expect(course.trend == .improving)
    }

    @Test("a tenth of a change is none, a fifth is one, and one window has none")
    func trend() {
        func trend(_ first: Int, _ last: Int) -> SessionCourse.Trend? {
            SessionCourse([tally(0, "SAD", 10, negative: first), tally(1, "SAD", 10, negative: last)]).trend
        }
        #expect(trend(5, 6) == .steady)
        #expect(trend(5, 7) == .worsening)
        #expect(trend(7, 5) == .improving)
        #expect(SessionCourse([tally(0, "SAD", 4, negative: 4)]).trend == nil)
        #expect(SessionCourse([]).trend == nil)
    }

    @Test(
        "a session of any length has at most twelve windows of whole turns",
        arguments: [0, 1, 10, 119, 120, 121, 250, 99_999])
    func length(messages: Int) {
        let length = SessionCourse.windowLength(messageCount: messages)
        #expect(length >= 10 && length.isMultiple(of: 2))
        #expect((messages + length - 1) / length <= 12)
    }
}
