// The JSON file beside an encoder's weights, and what of it every reader needs.
// Invariant: a description that can't be computed by is refused when it is read, not when it is used.

import EmoJSON

/// A JSON file of a model directory.
package struct ModelDescriptionFile {
    /// The name of the file, for errors.
    package let name: String
    /// Its content.
    package let json: JSONValue

    /// Reads a file.
    ///
    /// - Throws: ``EncoderModelError`` when it can't be read or is not JSON.
    package init(directory: String, name: String) throws(EncoderModelError) {
        let file = try MappedFile(path: "\(directory)/\(name)")
        self.name = name
        do {
            json = try JSONParser.parse(Array(file.bytes))
        } catch {
            throw EncoderModelError(.malformed, file: name, "it is not JSON: \(error)")
        }
    }

    /// The error that the description is not of the expected model.
    package func mismatch(_ reason: String) -> EncoderModelError {
        EncoderModelError(.mismatched, file: name, reason)
    }

    /// Throws when the outputs are not those of this program, in order.
    package func check(labels: [String]) throws(EncoderModelError) {
        guard json["labels"]?.array?.map(\.string) == labels else {
            throw mismatch("its labels are not the \(labels.count) of this program, in order")
        }
    }

    /// A list of `count` thresholds between 0 and 1.
    package func thresholds(_ value: JSONValue?, count: Int) throws(EncoderModelError) -> [Float] {
        guard let numbers = value?.numbers, numbers.count == count,
            numbers.allSatisfy({ $0 > 0 && $0 < 1 })
        else { throw mismatch("it has no \(count) thresholds between 0 and 1") }
        return numbers.map(Float.init)
    }
}

extension JSONValue {
    /// The numbers of a list of numbers, or nil when an element is something else.
    var numbers: [Double]? {
        guard let array else { return nil }
        let numbers = array.compactMap(\.number)
        return numbers.count == array.count ? numbers : nil
    }
}
