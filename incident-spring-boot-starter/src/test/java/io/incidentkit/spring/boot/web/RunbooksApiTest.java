package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbooks of an incident, over HTTP. */
class RunbooksApiTest {
    private static final String DECLARED =
            "{\"title\":\"Checkout answers 500\",\"services\":[\"checkout\"],\"private\":true}";

    @TempDir
    Path folder;

    @Test
    void offersTheFittingOnesAndSaysWhy() throws IOException {
        Files.writeString(
                folder.resolve("checkout.md"),
                "---\nservices: [checkout]\n---\n# Checkout answers 500\n\n## Symptoms\n\nRed.");
        Files.writeString(folder.resolve("disk.md"), "# A full disk\n\n## Symptoms\n\nNothing is written.");
        try (RunningHost host = RunningHost.start("incident.runbooks.location=file:" + folder)) {
            host.post(API, DECLARED).is(201);

            Answer offered = host.get(API + "/1/runbooks", "X-Actor", "ana").is(200);

            assertThat(offered.each("/fitting", "runbook")).containsExactly("checkout.md");
            offered.assertThatAt("/fitting/0/name").isEqualTo("Checkout answers 500");
            offered.assertThatAt("/fitting/0/because").contains("is for the service checkout");
            host.post(API + "/1/use-runbook", "{\"runbook\":\"checkout.md\",\"name\":\"Checkout answers 500\"}")
                    .is(200);
            Answer used = host.get(API + "/1/runbooks", "X-Actor", "ana");
            used.assertThatAt("/used/0/runbook").isEqualTo("checkout.md");
            used.assertThatAt("/used/0/reviewedAt").isEqualTo("null");
            used.assertThatAt("/used/0/owesReview").isEqualTo("true");
            host.post(API + "/1/review-runbook", "{\"runbook\":\"checkout.md\",\"changed\":false}")
                    .is(200);
            host.get(API + "/1/runbooks", "X-Actor", "ana")
                    .assertThatAt("/used/0/owesReview")
                    .isEqualTo("false");
            host.get(API + "/1/runbooks", "X-Actor", "eve").isProblem(404, "unknown-incident");
        }
    }

    @Test
    void showsTheBranchesTheRemarksAndWhatIsFaulty() throws IOException {
        Files.writeString(
                folder.resolve("checkout.md"),
                "---\nservices: [checkout]\n---\n# Checkout answers 500\n\n## Symptoms\n\nRed.\n\n## Mitigation\n\n"
                        + "1. If the last deploy is new, roll it back.\n");
        try (RunningHost host = RunningHost.start("incident.runbooks.location=file:" + folder)) {
            host.post(API, DECLARED).is(201);

            Answer offered = host.get(API + "/1/runbooks", "X-Actor", "ana").is(200);

            offered.assertThatAt("/fitting/0/branches/0/condition").isEqualTo("the last deploy is new");
            offered.assertThatAt("/fitting/0/branches/0/action").contains("roll it back");
            assertThat(offered.json().at("/fitting/0/remarks").isArray()).isTrue();
            assertThat(offered.each("/faulty", "runbook")).containsExactly("checkout.md");
            assertThat(offered.each("/faulty/0/violations", "rule")).contains("runbook-has-donts");
        }
    }

    @Test
    void offersNoneWhereThereAreNone() {
        try (RunningHost host = RunningHost.start()) {
            host.post(API, DECLARED).is(201);

            Answer offered = host.get(API + "/INC-1/runbooks", "X-Actor", "ana").is(200);

            assertThat(offered.json().path("fitting").isEmpty()).isTrue();
        }
    }
}
