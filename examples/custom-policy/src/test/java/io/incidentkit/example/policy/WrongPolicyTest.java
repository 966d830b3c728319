package io.incidentkit.example.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.comms.CommunicationScript;
import io.incidentkit.test.comms.ScriptStep;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * In the wrong policy the executives hear of a SEV0 within ten minutes and then every thirty. Each deadline is as the playbook
 * wants it, so the policy is built, and keeps every promise of the kit. But a first message is owed once: when an incident of which
 * the executives know becomes a SEV0, the thirty minutes count. No field shows it; a history does.
 */
class WrongPolicyTest {
    private static final Map<String, PropertyExecutionResult> RESULTS = new LinkedHashMap<>();

    /** The contract on the wrong policy. Its name keeps it from being run by itself. */
    @AddLifecycleHook(Results.class)
    static final class OnTheWrongPolicy extends PaymentsPolicyContract {
        @Override
        protected IncidentPolicy policy() {
            return IncidentPolicy.fromJson(PaymentsPolicy.resource("wrong-policy.json"));
        }
    }

    /** Keeps what came of each property. */
    static final class Results implements AroundPropertyHook {
        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }

        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            PropertyExecutionResult result = property.execute();
            RESULTS.put(context.targetMethod().getName(), result);
            return result;
        }
    }

    @BeforeAll
    static void runTheContract() {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(OnTheWrongPolicy.class))
                        // Each run begins afresh, and not with what the last one found.
                        .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
                        .configurationParameter("jqwik.shrinking.default", "FULL")
                        // To listeners, of which there is none, and not to the output.
                        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                        .build());
    }

    @Test
    void keepsEveryPromiseOfTheKit() {
        assertThat(RESULTS).hasSizeGreaterThan(8);
        assertThat(RESULTS.entrySet())
                .filteredOn(result -> result.getValue().status() != PropertyExecutionResult.Status.SUCCESSFUL)
                .extracting(Map.Entry::getKey)
                .containsExactly("executivesHearOfEverySev0WithinTenMinutes");
    }

    @Test
    void isFoundOutByAHistoryThatIsAsShortAsItGets() {
        PropertyExecutionResult found = RESULTS.get("executivesHearOfEverySev0WithinTenMinutes");
        CommunicationScript shrunk = script(found.shrunkSample().orElseThrow());

        assertThat(found.throwable().orElseThrow())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the next message to the executives");
        assertThat(shrunk.steps())
                .extracting(WrongPolicyTest::words)
                .containsExactly("it is SEV4", "a message to the executives", "it is SEV0");
    }

    private static CommunicationScript script(FalsifiedSample sample) {
        return (CommunicationScript) sample.parameters().get(0);
    }

    /** What happens, without the moment. */
    private static String words(ScriptStep step) {
        return step.toString().substring(step.at().toString().length() + 1);
    }
}
