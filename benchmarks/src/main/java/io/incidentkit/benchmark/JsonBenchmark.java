package io.incidentkit.benchmark;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The stored form, out and in: one event beside hand-written JSON and beside a type inside the JSON; a snapshot beside a map. */
@State(Scope.Thread)
public class JsonBenchmark {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Typed permits TypedMitigated {}

    record TypedMitigated(String action, MitigationKind kind) implements Typed {}

    private final JsonMapper mapper = EventCodec.storageMapper();
    private final IncidentEvent event =
            new Mitigated("rolled back to the release of yesterday", MitigationKind.ROLLBACK);
    private final String eventJson = EventCodec.write(event);
    private final Typed typed = new TypedMitigated("rolled back to the release of yesterday", MitigationKind.ROLLBACK);
    private final String typedJson = mapper.writerFor(Typed.class).writeValueAsString(typed);
    private final Incident incident = Walk.resolved();
    private final String snapshot = SnapshotCodec.write(incident);
    private final Map<?, ?> map = mapper.readValue(snapshot, LinkedHashMap.class);

    @Benchmark
    public String eventOutFloor() {
        Mitigated mitigated = (Mitigated) event;
        StringWriter writer = new StringWriter();
        try (JsonGenerator generator = mapper.createGenerator(writer)) {
            generator.writeStartObject();
            generator.writeStringProperty("action", mitigated.action());
            generator.writeStringProperty("kind", mitigated.kind().code());
            generator.writeEndObject();
        }
        return writer.toString();
    }

    @Benchmark
    public String eventOutTyped() {
        return mapper.writerFor(Typed.class).writeValueAsString(typed);
    }

    @Benchmark
    public String eventOut() {
        return EventCodec.write(event);
    }

    @Benchmark
    public IncidentEvent eventInFloor() {
        String action = "";
        MitigationKind kind = MitigationKind.OTHER;
        try (JsonParser parser = mapper.createParser(eventJson)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("action")) {
                    action = Objects.requireNonNull(parser.getString());
                } else if (name.equals("kind") && Objects.equals(parser.getString(), "rollback")) {
                    kind = MitigationKind.ROLLBACK;
                }
            }
        }
        return new Mitigated(action, kind);
    }

    @Benchmark
    public Typed eventInTyped() {
        return mapper.readValue(typedJson, Typed.class);
    }

    @Benchmark
    public IncidentEvent eventIn() {
        return EventCodec.read("mitigated", 1, eventJson);
    }

    @Benchmark
    public String snapshotOutFloor() {
        return mapper.writeValueAsString(map);
    }

    @Benchmark
    public String snapshotOut() {
        return SnapshotCodec.write(incident);
    }

    @Benchmark
    public Object snapshotInFloor() {
        return mapper.readValue(snapshot, LinkedHashMap.class);
    }

    @Benchmark
    public Optional<Incident> snapshotIn() {
        return SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, snapshot);
    }
}
