package io.incidentkit.test.policy;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.comms.CommunicationScript;
import io.incidentkit.test.comms.CommunicationScripts;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The promises of every policy. Extend it with a class that gives yours, and run it with jqwik; add properties of your own
 * over {@code @ForAll("histories")}, {@code @ForAll("scripts")}, {@code @ForAll("silentScripts")} and
 * {@code @ForAll("resolutions")}.
 *
 * <pre>{@code
 * class OurPolicyTest extends PolicyContract {
 *     @Override
 *     protected IncidentPolicy policy() {
 *         return OurPolicy.read();
 *     }
 * }
 * }</pre>
 */
public abstract class PolicyContract {
    /** Each try has an instance of its own; to read a policy for each takes longer than most tries. */
    private static final Map<Class<?>, IncidentPolicy> POLICIES = new ConcurrentHashMap<>();

    /** Creates the contract. */
    protected PolicyContract() {}

    /** Gives the policy. It is asked once for all tries of a class, or more often; it always gives an equal one. */
    protected abstract IncidentPolicy policy();

    PolicyChecks checks() {
        return new PolicyChecks(policyOfAllTries());
    }

    private IncidentPolicy policyOfAllTries() {
        return POLICIES.computeIfAbsent(getClass(), type -> policy());
    }

    @Property(tries = 300)
    void noHistoryBreaksARule(@ForAll("histories") History history) {
        checks().noHistoryBreaksARule(history);
    }

    @Property(tries = 500)
    void everyObligationIsSettledOrStillToBeMet(
            @ForAll("scripts") CommunicationScript script, @ForAll("delays") Duration later) {
        checks().everyObligationIsSettledOrStillToBeMet(script, later);
    }

    @Property(tries = 500)
    void aMoreSevereLevelNeverOwesLater(@ForAll("scripts") CommunicationScript script) {
        checks().aMoreSevereLevelNeverOwesLater(script);
    }

    @Property(tries = 500)
    void aHigherLevelMakesNothingDueLater(@ForAll("scripts") CommunicationScript script) {
        checks().aHigherLevelMakesNothingDueLater(script);
    }

    @Property(tries = 200)
    void whoSendsEachMessageWhenItIsDueIsNeverLate(@ForAll("silentScripts") CommunicationScript script) {
        checks().whoSendsEachMessageWhenItIsDueIsNeverLate(script);
    }

    @Property(tries = 500)
    void aPostmortemIsDueOnADayThatIsWorkedWhenItsTimeIsUp(@ForAll("resolutions") Instant resolved) {
        checks().aPostmortemIsDueOnADayThatIsWorkedWhenItsTimeIsUp(resolved);
    }

    @Example
    void isReadAsItIsWritten() {
        checks().isReadAsItIsWritten();
    }

    @Example
    void isOnePageWithEveryLevel() {
        checks().isOnePageWithEveryLevel();
    }

    /** Returns histories of one incident under the policy, from its declaration on. */
    @Provide
    protected Arbitrary<History> histories() {
        return Arbitraries.oneOf(Histories.any(policyOfAllTries()), Histories.sensible(policyOfAllTries()));
    }

    /** Returns scripts of levels, steps, messages and ends under the policy. */
    @Provide
    protected Arbitrary<CommunicationScript> scripts() {
        return CommunicationScripts.any(policyOfAllTries().severities());
    }

    /** Returns scripts in which nobody has sent a message yet. */
    @Provide
    protected Arbitrary<CommunicationScript> silentScripts() {
        return CommunicationScripts.silent(policyOfAllTries().severities());
    }

    /** Returns how long after the last step somebody looks: up to a day. */
    @Provide
    protected Arbitrary<Duration> delays() {
        return Arbitraries.integers().between(0, 24 * 60).map(Duration::ofMinutes);
    }

    /** Returns moments at which an incident is resolved: whole minutes of six years from 2025 on. */
    @Provide
    protected Arbitrary<Instant> resolutions() {
        return Arbitraries.longs()
                .between(0, 6 * 365 * 24 * 60)
                .map(minutes -> Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofMinutes(minutes)));
    }
}
