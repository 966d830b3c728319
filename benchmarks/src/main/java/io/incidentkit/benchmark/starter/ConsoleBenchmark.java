package io.incidentkit.benchmark.starter;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.incidentkit.benchmark.store.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The console's pages with many open and ended incidents, in a JVM of its own: until the first byte and until the last one, one at a time and
 * eight at a time; and the board's first paint in Chromium, if there is one.
 */
public final class ConsoleBenchmark {
    private static final int AT_A_TIME = 8;
    private static final int WARM_UP = 100;
    private static final int PAINTS = 20;

    /** The pages; those that go over all incidents are called less often. */
    private static final Map<String, Integer> PAGES = Map.of(
            "/incidents", 1,
            "/incidents?severity=SEV1&team=Data", 1,
            "/incidents?state=ended", 1,
            "/incidents/INC-1", 1,
            "/incidents/figures", 20,
            "/incidents/actions", 20,
            "/incidents/mine", 20);

    private ConsoleBenchmark() {}

    /** One page that was asked for: when its first byte was there, and its last. */
    private record Got(double firstMillis, double wholeMillis, int bytes) {}

    /**
     * Runs the benchmark.
     *
     * @param args {@code h2} for H2 in memory in place of PostgreSQL; {@code open=10000}, {@code ended=100000}, {@code calls=500} of each page
     * @throws Exception if the application fails
     */
    public static void main(List<String> args) throws Exception {
        System.setProperty("http.maxConnections", String.valueOf(2 * AT_A_TIME));
        int open = number(args, "open=", 10_000);
        int ended = number(args, "ended=", 100_000);
        int calls = number(args, "calls=", 500);
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try (Server server = Server.of(args)) {
            long begin = System.nanoTime();
            HostProcess host = HostProcess.start(
                    HostProcess.CONSOLE,
                    List.of("-Xms768m", "-Xmx768m", "-D" + HostApplication.BEANS + "=" + FullBoard.class.getName()),
                    List.of(
                            "spring.datasource.url=" + server.url("console"),
                            "benchmark.open=" + open,
                            "benchmark.ended=" + ended,
                            "incident.console.enabled=true",
                            "incident.web.enabled=true",
                            "incident.web.trust-actor-header=true",
                            "incident.search.enabled=false",
                            "incident.outbox.enabled=false",
                            "incident.jdbc.initialize-schema=always"));
            try {
                System.out.printf(
                        Locale.ROOT,
                        "%s; %d open and %d ended incidents, filled in %.0f s%n%n%-42s %6s %9s %9s %9s %9s %9s %8s%n",
                        server.describe(),
                        open,
                        ended,
                        (System.nanoTime() - begin) / 1e9,
                        "",
                        "calls",
                        "first p50",
                        "first p99",
                        "p50 ms",
                        "p99 ms",
                        "p99 of " + AT_A_TIME,
                        "kB");
                String base = "http://127.0.0.1:" + host.ready().port();
                for (Map.Entry<String, Integer> page : PAGES.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList()) {
                    page(base, page.getKey(), Math.max(5, calls / page.getValue()), threads);
                }
                paint(base);
            } finally {
                host.close();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void page(String base, String page, int calls, ExecutorService threads) throws Exception {
        for (int i = 0; i < Math.min(WARM_UP, calls); i++) {
            get(base + page);
        }
        List<Got> alone = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            alone.add(get(base + page));
        }
        List<Callable<Got>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            all.add(() -> get(base + page));
        }
        List<Got> together = new ArrayList<>();
        for (Future<Got> each : threads.invokeAll(all)) {
            together.add(each.get());
        }
        System.out.printf(
                Locale.ROOT,
                "%-42s %6d %9.1f %9.1f %9.1f %9.1f %9.1f %8.1f%n",
                page,
                calls,
                quantile(alone, 0.5, Got::firstMillis),
                quantile(alone, 0.99, Got::firstMillis),
                quantile(alone, 0.5, Got::wholeMillis),
                quantile(alone, 0.99, Got::wholeMillis),
                quantile(together, 0.99, Got::wholeMillis),
                alone.get(0).bytes() / 1024.0);
    }

    private static Got get(String address) throws IOException {
        long begin = System.nanoTime();
        HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection();
        call.setRequestProperty("X-Actor", "alice");
        call.setRequestProperty("Accept", "text/html");
        int status = call.getResponseCode();
        double first = (System.nanoTime() - begin) / 1e6;
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException(address + " answers " + status);
        }
        try (InputStream answer = call.getInputStream()) {
            int bytes = answer.readAllBytes().length;
            return new Got(first, (System.nanoTime() - begin) / 1e6, bytes);
        }
    }

    /** The first paint of a browser that has nothing of it yet, from the beginning of the navigation. */
    private static void paint(String base) {
        String named = System.getenv("CHROMIUM");
        Path chromium = Path.of(named == null ? "/usr/bin/chromium" : named);
        if (!Files.isExecutable(chromium)) {
            System.out.println("\nNo Chromium at " + chromium + " (set CHROMIUM): no first paint");
            return;
        }
        List<Double> paints = new ArrayList<>();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            for (int i = 0; i < PAINTS; i++) {
                try (BrowserContext window = browser.newContext()) {
                    window.setExtraHTTPHeaders(Map.of("X-Actor", "alice"));
                    Page page = window.newPage();
                    page.navigate(base + "/incidents");
                    paints.add(((Number) page.evaluate("""
                            () => new Promise(done => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint')
                                    .forEach(entry => done(entry.startTime))).observe({type: 'paint', buffered: true}))""")).doubleValue());
                }
            }
        }
        double[] all = paints.stream().mapToDouble(Double::doubleValue).toArray();
        System.out.printf(
                Locale.ROOT,
                "%nfirst contentful paint of the board, nothing kept: p50 %.0f ms, the slowest of %d %.0f ms%n",
                Ratios.quantile(all, 0.5),
                PAINTS,
                Ratios.quantile(all, 1));
    }

    private static double quantile(List<Got> got, double share, ToDoubleFunction<Got> of) {
        return Ratios.quantile(got.stream().mapToDouble(of).toArray(), share);
    }

    /** The number behind a name, or another one if it is not given. */
    private static int number(List<String> args, String name, int otherwise) {
        return args.stream()
                .filter(arg -> arg.matches(Pattern.quote(name) + "\\d+"))
                .mapToInt(arg -> Integer.parseInt(arg.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }
}
