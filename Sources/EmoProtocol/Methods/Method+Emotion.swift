// The method about texts.

extension Method {
    static let emotion: [Method] = [
        Method(
            "emotion.analyze", "Finds what is felt in a text, or in each of several; stores nothing.",
            parameters: [
                .optional("text", .text("", 0...262_144)),
                .optional("texts", .list(.text("", 0...262_144), maximumCount: 256)),
                .optional("language", .language),
                .optional("explain", .boolean("also give each word's part")),
            ],
            result: Schema(
                .either(
                    .object(
                        Schema.emotionFields + [
                            .required("processing_time_ms", .integer("")), .required("engine", .text("")),
                        ]),
                    .list(
                        .object(
                            Schema.emotionFields + [
                                .required("processing_time_ms", .integer("")), .required("engine", .text("")),
                            ]))),
                "an object for text, a list for texts"),
            errors: [.engineUnavailable, .engineFailed, .enginePoison])
    ]
}
