// An event is announced in the transaction of what it tells of, so that it is there exactly when that is.
import EmoProtocol
import EmoStore

extension StoreTransaction where Access == ReadWrite {
    /// Appends an event; subscribers hear of it once the transaction is durable.
    /// - Parameters:
    ///   - user: whom it is about; nil for the installation.
    ///   - data: as the topic says; never words of a user.
    func announce(_ topic: EventTopic, about user: UUIDv7?, _ data: JSONObject) throws {
        try events.append(topic: topic.name, userID: user, dataJSON: JSONValue.object(data).text)
    }
}
