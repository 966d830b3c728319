package io.incidentkit.console.demo;

import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The runbooks of the invented shop, those that its quarter used. */
public final class DemoRunbooks {
    private static final String FILE = "/io/incidentkit/console/demo/runbooks.txt";
    private static final String BEGINS = "=== ";

    private DemoRunbooks() {}

    /** Reads them. */
    public static Runbooks read() {
        try (InputStream file = Objects.requireNonNull(DemoRunbooks.class.getResourceAsStream(FILE), FILE)) {
            String all = "\n" + new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Runbook> runbooks = Arrays.stream(all.split("\n" + BEGINS))
                    .filter(page -> !page.isBlank())
                    .map(DemoRunbooks::runbook)
                    .toList();
            return Runbooks.of(runbooks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Runbook runbook(String page) {
        int end = page.indexOf('\n');
        return Runbook.read(page.substring(0, end).strip(), page.substring(end + 1));
    }
}
