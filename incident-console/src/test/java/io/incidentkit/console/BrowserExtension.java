package io.incidentkit.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a {@link Visit}: one console and one Chromium serve all tests, each visit has its own cookies. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace OURS = Namespace.create(BrowserExtension.class);
    // For machines where nothing outside can be reached, and where everything runs as root.
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** What all tests share, closed when the last one is done. */
    private record Shared(RunningConsole console, Playwright playwright, Browser browser) implements AutoCloseable {
        static Shared start() {
            // As long as a visit waits for what is to be clicked: a busy machine may take longer than usual.
            PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(chromium()).setArgs(QUIETLY));
            return new Shared(RunningConsole.inMemory(), playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
            console.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(chromium()) || "true".equals(System.getenv("INCIDENT_REQUIRE_BROWSER"))) {
            return ConditionEvaluationResult.enabled("Chromium is there, or has to be");
        }
        return ConditionEvaluationResult.disabled("No Chromium at " + chromium() + " (set CHROMIUM)");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visit.class;
    }

    @Override
    public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared =
                context.getRoot().getStore(OURS).computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
        Visit visit = new Visit(shared.browser(), shared.console().base());
        context.getStore(OURS).put(visit, visit);
        return visit;
    }

    private static Path chromium() {
        String named = System.getenv("CHROMIUM");
        return Path.of(named == null ? "/usr/bin/chromium" : named);
    }
}
