// The first tables. SQL is kept portable: identifiers are text, times are milliseconds, flags are 0 or 1,
// lists are JSON text. Columns named in a comment as sealed hold users' text and go through TextProtection as
// bytes.

enum InitialSchema {
    static let script = [accounts, speech, buddy, records].joined(separator: "\n")

    private static let accounts = """
        CREATE TABLE users (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
            display_name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'analyst', 'user')),
            local_uid INTEGER UNIQUE,
            password_hash TEXT,
            failed_login_attempts INTEGER NOT NULL DEFAULT 0,
            locked_until INTEGER,
            last_login INTEGER,
            allow_data_collection INTEGER NOT NULL DEFAULT 1 CHECK (allow_data_collection IN (0, 1)),
            allow_analysis_sharing INTEGER NOT NULL DEFAULT 0 CHECK (allow_analysis_sharing IN (0, 1)),
            locale TEXT,
            wrapped_data_key BLOB,
            disabled_at INTEGER
        ) STRICT;
        CREATE TABLE service_accounts (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            name TEXT NOT NULL UNIQUE,
            scopes TEXT NOT NULL,
            disabled_at INTEGER
        ) STRICT;
        CREATE TABLE signing_keys (
            key_id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('active', 'verify-only', 'retired'))
        ) STRICT;
        CREATE TABLE tokens (
            jti TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('user', 'service')),
            user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
            service_account_id TEXT REFERENCES service_accounts (id) ON DELETE CASCADE,
            key_id TEXT NOT NULL,
            scopes TEXT NOT NULL,
            expires_at INTEGER NOT NULL,
            revoked_at INTEGER,
            last_used_at INTEGER,
            made_by TEXT NOT NULL,
            CHECK ((kind = 'user') = (user_id IS NOT NULL)),
            CHECK ((kind = 'service') = (service_account_id IS NOT NULL))
        ) STRICT;
        CREATE INDEX tokens_by_user ON tokens (user_id);
        CREATE INDEX tokens_by_service_account ON tokens (service_account_id);
        """

    // sealed: transcribed_text, segments, raw_analysis_data
    private static let speech = """
        CREATE TABLE speech_analyses (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            session_id TEXT REFERENCES emo_buddy_sessions (id) ON DELETE SET NULL,
            audio_duration_seconds REAL NOT NULL CHECK (audio_duration_seconds > 0),
            audio_format TEXT NOT NULL,
            sample_rate INTEGER NOT NULL CHECK (sample_rate > 0),
            language TEXT,
            transcribed_text BLOB,
            segments BLOB,
            transcription_confidence REAL CHECK (transcription_confidence BETWEEN 0 AND 1),
            sentiment TEXT,
            sentiment_score REAL CHECK (sentiment_score BETWEEN -1 AND 1),
            dominant_emotion TEXT,
            emotion_scores TEXT NOT NULL,
            labels TEXT NOT NULL,
            mental_state TEXT,
            speaking_rate REAL CHECK (speaking_rate >= 0),
            pause_count INTEGER CHECK (pause_count >= 0),
            voice_stress_indicators TEXT NOT NULL,
            processing_time_ms INTEGER NOT NULL CHECK (processing_time_ms >= 0),
            analysis_model_version TEXT NOT NULL,
            degraded TEXT NOT NULL,
            raw_analysis_data BLOB
        ) STRICT;
        CREATE INDEX speech_analyses_by_user ON speech_analyses (user_id, id);
        CREATE INDEX speech_analyses_by_session ON speech_analyses (session_id);
        CREATE INDEX speech_analyses_by_time ON speech_analyses (created_at);
        """

    // sealed: title, therapeutic_goals, session_summary, improvement_indicators,
    // next_session_recommendations, risk_state, engine_state, message_text, memories.text
    private static let buddy = """
        CREATE TABLE emo_buddy_sessions (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            analysis_id TEXT REFERENCES speech_analyses (id) ON DELETE SET NULL,
            session_start INTEGER NOT NULL,
            session_end INTEGER,
            last_activity_at INTEGER NOT NULL,
            locale TEXT,
            persona TEXT,
            title BLOB,
            message_count INTEGER NOT NULL DEFAULT 0 CHECK (message_count >= 0),
            user_messages INTEGER NOT NULL DEFAULT 0 CHECK (user_messages >= 0),
            bot_responses INTEGER NOT NULL DEFAULT 0 CHECK (bot_responses >= 0),
            techniques_used TEXT NOT NULL,
            crisis_flags TEXT NOT NULL,
            therapeutic_goals BLOB,
            session_summary BLOB,
            improvement_indicators BLOB,
            next_session_recommendations BLOB,
            user_satisfaction_score INTEGER CHECK (user_satisfaction_score BETWEEN 1 AND 5),
            therapeutic_alliance_score INTEGER CHECK (therapeutic_alliance_score BETWEEN 1 AND 5),
            engine_id TEXT,
            engine_version TEXT,
            risk_state BLOB,
            engine_state BLOB
        ) STRICT;
        CREATE INDEX emo_buddy_sessions_by_user ON emo_buddy_sessions (user_id, id);
        CREATE INDEX emo_buddy_sessions_by_analysis ON emo_buddy_sessions (analysis_id);
        CREATE INDEX emo_buddy_sessions_by_activity ON emo_buddy_sessions (last_activity_at);
        CREATE TABLE emo_buddy_messages (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            session_id TEXT NOT NULL REFERENCES emo_buddy_sessions (id) ON DELETE CASCADE,
            message_order INTEGER NOT NULL CHECK (message_order >= 1),
            is_user_message INTEGER NOT NULL CHECK (is_user_message IN (0, 1)),
            message_text BLOB NOT NULL,
            sentiment TEXT,
            emotion_detected TEXT,
            crisis_indicators TEXT NOT NULL,
            technique_used TEXT,
            response_category TEXT,
            response_time_ms INTEGER CHECK (response_time_ms >= 0),
            UNIQUE (session_id, message_order)
        ) STRICT;
        CREATE TABLE memories (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            text BLOB,
            source_message_id TEXT REFERENCES emo_buddy_messages (id) ON DELETE SET NULL,
            forgotten_at INTEGER,
            CHECK ((text IS NULL) = (forgotten_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX memories_by_user ON memories (user_id, id);
        CREATE INDEX memories_by_source ON memories (source_message_id);
        """

    // sealed: idempotency.reply. The audit log has no reference to users: it outlives them.
    private static let records = """
        CREATE TABLE event_counter (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            epoch INTEGER NOT NULL,
            last_seq INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE events (
            epoch INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            topic TEXT NOT NULL,
            user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
            data TEXT NOT NULL,
            PRIMARY KEY (epoch, seq)
        ) STRICT;
        CREATE INDEX events_by_user ON events (user_id);
        CREATE INDEX events_by_time ON events (created_at);
        CREATE TABLE audit_head (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            seq INTEGER NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE TABLE audit_log (
            seq INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            actor_kind TEXT NOT NULL,
            actor_user TEXT,
            actor_service TEXT,
            actor_uid INTEGER,
            actor_pid INTEGER,
            on_behalf_of TEXT,
            action TEXT NOT NULL,
            object TEXT,
            outcome TEXT NOT NULL,
            request_id TEXT,
            duration_ms INTEGER,
            previous_hash BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE TABLE idempotency (
            identity TEXT NOT NULL,
            idempotency_key TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
            request_hash BLOB NOT NULL,
            reply BLOB NOT NULL,
            expires_at INTEGER NOT NULL,
            PRIMARY KEY (identity, idempotency_key)
        ) STRICT;
        CREATE INDEX idempotency_by_user ON idempotency (user_id);
        CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
        CREATE TABLE engine_state (
            engine TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
            quarantined_at INTEGER,
            reasons TEXT NOT NULL,
            file_hashes TEXT NOT NULL
        ) STRICT;
        CREATE TABLE storage_probe (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            checked_at INTEGER NOT NULL
        ) STRICT;
        """
}
