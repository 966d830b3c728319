package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.ANA;
import static io.incidentkit.spring.boot.actuate.OperatedHost.severe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.spring.boot.actuate.OperatedHost.Outcomes;
import io.incidentkit.spring.boot.actuate.OperatedHost.Pager;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Commands and deliveries as a tracer sees them. */
class IncidentObservationTest {
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final Ended ended = new Ended();
    private final Outcomes outcomes = new Outcomes();

    IncidentObservationTest() {
        registry.observationConfig().observationHandler(ended);
    }

    @Test
    void observesACommandWithItsEndAndTheIncidentInTheTraceAlone() {
        OperatedHost.runner()
                .withBean(ObservationRegistry.class, () -> registry)
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    IncidentId id = severe(incidents).id();
                    incidents.execute(ANA, id, new Diagnose("the last deploy", null));
                    assertThatThrownBy(() -> incidents.execute(ANA, id, new Resolve("it is fine", null, null)))
                            .isInstanceOf(RefusedException.class);
                    IncidentId nobody = IncidentId.create(incidents.now());
                    assertThatThrownBy(() -> incidents.execute(ANA, nobody, new AddNote("a note", null)))
                            .isInstanceOf(UnknownIncidentException.class);

                    assertThat(ended.words())
                            .containsExactly(
                                    "incident declare {command=declare, outcome=done} {incident=INC-1}",
                                    "incident diagnose {command=diagnose, outcome=done} {incident=INC-1}",
                                    "incident resolve {command=resolve, outcome=refused} {incident=INC-1}",
                                    "incident add-note {command=add-note, outcome=denied} {incident=" + nobody + "}");
                    assertThat(ended.contexts)
                            .allSatisfy(each -> assertThat(each.getError()).isNull());
                });
    }

    @Test
    void tellsWhatWentWrongAsAnError() {
        OperatedHost.runner()
                .withBean(ObservationRegistry.class, () -> registry)
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    IncidentId id = severe(incidents).id();
                    new JdbcTemplate(context.getBean(DataSource.class)).execute("drop all objects");

                    assertThatThrownBy(() -> incidents.execute(ANA, id, new Diagnose("the last deploy", null)))
                            .isInstanceOf(RuntimeException.class);
                    assertThat(ended.words()).last().asString().contains("outcome=failed");
                    assertThat(ended.contexts.get(1).getError()).isNotNull();
                });
    }

    @Test
    void observesTheDeliveryInTheTraceOfTheCommandAlsoOnAnotherNode() {
        Tracer tracer = traced();
        Traced pager = new Traced(tracer);
        var host = OperatedHost.runner()
                .withBean(ObservationRegistry.class, () -> registry)
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes);
        host.withPropertyValues("incident.outbox.enabled=false").run(context -> {
            Incident declared = severe(context.getBean(Incidents.class));
            assertThat(declared.number()).isOne();
            assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                            .queryForList("select trace from incident_delivery", String.class))
                    .singleElement()
                    .asString()
                    .matches("traceparent=00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-9]");
        });
        String trace = ended.traces.get(0);
        assertThat(pager.traces).isEmpty();

        host.run(context -> {
            assertThat(pager.traces.poll(30, TimeUnit.SECONDS)).isEqualTo(trace);
            assertThat(outcomes.next()).startsWith("Delivered by pager");
        });

        assertThat(ended.words())
                .containsExactly(
                        "incident declare {command=declare, outcome=done} {incident=INC-1}",
                        "page by pager {channel=pager, kind=page, outcome=delivered} {incident=INC-1}");
        assertThat(ended.traces).containsOnly(trace);
    }

    @Test
    void goesOnWithTheTraceOfWhoeverGaveTheCommand() {
        Tracer tracer = traced();
        OperatedHost.runner()
                .withBean(ObservationRegistry.class, () -> registry)
                .run(context -> {
                    Observation request = Observation.start("request", registry);
                    request.scoped(() -> {
                        severe(context.getBean(Incidents.class));
                    });
                    request.stop();
                });

        assertThat(ended.traces).hasSize(2).doesNotContainNull();
        assertThat(Set.copyOf(ended.traces)).hasSize(1);
        assertThat(tracer.currentSpan()).as("nothing is left on the thread").isNull();
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void deliversAllTheSameWhereNothingIsTraced() {
        Pager pager = new Pager();
        pager.answer = effect -> {
            throw new IllegalStateException("the pager is down");
        };
        OperatedHost.runner()
                .withBean(ObservationRegistry.class, () -> registry)
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Not yet delivered by pager");
                    assertThat(ended.words())
                            .contains("page by pager {channel=pager, kind=page, outcome=error} {incident=INC-1}");
                });
    }

    @Test
    void isNamedAsTheHostLikes() {
        OperatedHost.runner()
                .withBean(ObservationRegistry.class, () -> registry)
                .withBean(CommandObservationConvention.class, () -> new DefaultCommandObservationConvention() {
                    @Override
                    public KeyValues getLowCardinalityKeyValues(CommandObservationContext context) {
                        return super.getLowCardinalityKeyValues(context).and("house", "ours");
                    }
                })
                .run(context -> {
                    severe(context.getBean(Incidents.class));
                    assertThat(ended.words())
                            .containsExactly(
                                    "incident declare {command=declare, house=ours, outcome=done} {incident=INC-1}");
                });
    }

    @Test
    void leavesOutOfWhatIsKeptWhatIsNoPartOfATrace() {
        Map<String, String> headers = TraceText.read("traceparent=00-a-b-01\nbaggage=user=ada\nnothing\n=x");

        assertThat(headers).containsExactly(Map.entry("traceparent", "00-a-b-01"));
        assertThat(TraceText.write(headers)).isEqualTo("traceparent=00-a-b-01");
        assertThat(TraceText.get(headers, "TraceParent")).isEqualTo("00-a-b-01");
        assertThat(TraceText.read(null)).isEmpty();
    }

    private Tracer traced() {
        SdkTracerProvider provider = SdkTracerProvider.builder().build();
        OtelTracer tracer = new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {});
        OtelPropagator propagator = new OtelPropagator(
                ContextPropagators.create(W3CTraceContextPropagator.getInstance()), provider.get("test"));
        registry.observationConfig()
                .observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(List.of(
                        new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                        new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                        new DefaultTracingObservationHandler(tracer))));
        return tracer;
    }

    /** Takes down each observation as it ends. */
    private static final class Ended implements ObservationHandler<Observation.Context> {
        private final List<Observation.Context> contexts = new CopyOnWriteArrayList<>();
        private final List<String> traces = new CopyOnWriteArrayList<>();

        @Override
        public void onStop(Observation.Context context) {
            contexts.add(context);
            TracingContext traced = context.get(TracingContext.class);
            if (traced != null) {
                traces.add(traced.getSpan().context().traceId());
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        List<String> words() {
            return contexts.stream()
                    .map(each -> each.getContextualName() + " " + words(each.getLowCardinalityKeyValues()) + " "
                            + words(each.getHighCardinalityKeyValues()))
                    .toList();
        }

        private static String words(KeyValues values) {
            return values.stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** Takes down the trace that it is called in. */
    private static final class Traced implements Channel {
        private final Tracer tracer;
        private final BlockingQueue<String> traces = new LinkedBlockingQueue<>();

        private Traced(Tracer tracer) {
            this.tracer = tracer;
        }

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            traces.add(Objects.requireNonNull(tracer.currentSpan()).context().traceId());
            return Delivery.delivered();
        }
    }
}
