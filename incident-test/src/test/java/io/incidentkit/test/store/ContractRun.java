package io.incidentkit.test.store;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import io.incidentkit.store.IncidentStore;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What came of the contract on one store: the names of its tests. */
final class ContractRun implements TestExecutionListener {
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();

    private ContractRun() {}

    /** Runs the contract. Its name keeps it from being run by itself. */
    static final class OnGivenStore extends IncidentStoreContract {
        private static final ThreadLocal<Supplier<IncidentStore>> GIVEN = new ThreadLocal<>();

        @Override
        protected IncidentStore emptyStore() {
            return GIVEN.get().get();
        }
    }

    /** Runs on the caller's thread; several threads may run it at the same time. */
    static ContractRun on(Supplier<IncidentStore> stores) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(OnGivenStore.class))
                .filters(includeEngines("junit-jupiter"))
                .build();
        ContractRun run = new ContractRun();
        OnGivenStore.GIVEN.set(stores);
        try {
            LauncherFactory.create().execute(request, run);
        } finally {
            OnGivenStore.GIVEN.remove();
        }
        return run;
    }

    Set<String> succeeded() {
        return succeeded;
    }

    Set<String> failed() {
        return failed;
    }

    /** Tests that were skipped or aborted, and everything else that went wrong. */
    Set<String> others() {
        return others;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            result.getThrowable().ifPresent(failure -> others.add(test.getDisplayName() + ": " + failure));
            return;
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> succeeded.add(name(test));
            case FAILED -> failed.add(name(test));
            case ABORTED -> others.add(name(test));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        others.add(test.getDisplayName() + " skipped: " + reason);
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .map(MethodSource.class::cast)
                .map(MethodSource::getMethodName)
                .orElseThrow();
    }
}
