// Does the work of a host, one request after the other, on the thread that made the engine.
// Invariant: the engine sees only what its life allows; every request it is handed gets its one final answer.
import CEmoABI
import EmoHostLink
import Synchronization

/// The engine of this process and the calls on it.
final class EngineWorker {
    let plugin: PluginLibrary
    let services: HostServices
    let limits: AudioLimits
    private let engine: OpaquePointer
    private var loaded = false
    /// Open conversations by the daemon's number.
    var conversations: [UInt64: OpaquePointer] = [:]

    /// Makes the engine's object.
    /// - Throws: ``HostRefusal`` with exit status 70, or 78 for options that the engine refuses.
    init(plugin: PluginLibrary, services: HostServices, options: String, limits: AudioLimits)
        throws(HostRefusal)
    {
        var engine: OpaquePointer?
        let text = Array(options.utf8CString)
        let status = plugin.entry.pointee.create(services.host, text, UInt64(text.count - 1), &engine)
        guard status == EMO_OK, let engine else {
            throw HostRefusal(
                code: "host.create_failed",
                message: "the engine cannot be made: \(services.lastError ?? "status \(status)")",
                hint: "look at the engine's log lines before this one",
                // Options that it refuses once it refuses always.
                exit: status == EMO_INVALID_ARGUMENT ? .configuration : .engineUnavailable)
        }
        self.plugin = plugin
        self.services = services
        self.limits = limits
        self.engine = engine
    }

    /// The engine's object, for the files of its kind.
    var object: OpaquePointer { engine }

    /// Does one request and answers it.
    func perform(_ request: HostRequest) {
        do {
            try request.check()
            request.answer(try work(request))
        } catch let failure as LinkFailure {
            request.answer(.failure(failure))
        } catch let violation as ContractViolation {
            services.log(.engineMisbehaving, violation.failure.message)
            request.answer(.failure(violation.failure))
        } catch {
            request.answer(
                .failure(EngineStatusMapping.failure(of: EMO_INTERNAL, message: "unexpected error")))
        }
    }

    /// Ends the engine: closes what is open, then drain, unload, destroy.
    func end() {
        closeConversations()
        plugin.entry.pointee.drain(engine)
        if loaded { plugin.entry.pointee.unload(engine) }
        loaded = false
        plugin.entry.pointee.destroy(engine)
    }

    private func work(_ request: HostRequest) throws -> HostMessage {
        if case .load = request.work { return try load(request) }
        guard loaded else { throw RequestQueue.wrongState("work before load") }
        switch request.work {
        case .selfTest: return try selfTest(request)
        case .transcribe(let options, let spool): return try transcribe(request, options, spool)
        case .analyzeEmotion(let input, let spool): return try analyzeEmotion(request, input, spool)
        case .buddyOpen(let options): return try openConversation(options)
        case .buddyRespond(let turn): return try respond(request, turn)
        case .buddySummarize(let name): return try summarize(request, name)
        case .buddySave(let name): return try save(request, name)
        case .buddyClose(let name): return closeConversation(name)
        case .load, .shutdown: return .ok  // done above, and by the owner of the process
        }
    }

    private func load(_ request: HostRequest) throws -> HostMessage {
        guard !loaded else { throw RequestQueue.wrongState("the engine is loaded already") }
        if let failure = CallContext(request).perform({ plugin.entry.pointee.load(engine, $0) }) {
            throw failure
        }
        loaded = true
        reportMemory()
        return .ok
    }

    private func selfTest(_ request: HostRequest) throws -> HostMessage {
        if let failure = CallContext(request).perform({ plugin.entry.pointee.self_test(engine, $0) }) {
            throw failure
        }
        return .ok
    }

    private func reportMemory() {
        var statistics = emo_engine_statistics()
        statistics.size_bytes = UInt32(MemoryLayout<emo_engine_statistics>.size)
        guard plugin.entry.pointee.statistics(engine, &statistics) == EMO_OK else { return }
        services.report(modelBytes: statistics.model_bytes, workBytes: statistics.work_bytes)
    }
}
