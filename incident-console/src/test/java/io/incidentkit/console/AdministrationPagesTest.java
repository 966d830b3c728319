package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** For those who administer: what is connected, and what another policy would change. */
class AdministrationPagesTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Test
    void showsWhatIsConnectedAndWhatIsToldByNobody() {
        assertThat(ada.page("/incidents/administration"))
                .contains("log", "only shows, tells nobody", "Told by nobody", "page")
                .contains("None was given up.", "No directory is connected");
    }

    @Test
    void isForThoseAloneWhoMayAdminister() {
        HttpResponse<String> page = console.as("").get("/incidents/administration");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("for those who may administer").doesNotContain("log\"");
        assertThat(console.as("")
                        .post("/incidents/administration/channels/log/check", new Form())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void checksAChannelAndSendsATestThroughIt() {
        HttpResponse<String> checked = ada.post("/incidents/administration/channels/log/check", new Form());
        HttpResponse<String> tested = ada.post("/incidents/administration/channels/log/test", new Form());

        assertThat(checked.statusCode()).isEqualTo(303);
        assertThat(ada.page(
                        checked.headers().firstValue("Location").orElseThrow().replaceAll("#.*", "")))
                .contains("The channel was checked.", "nothing wrong was found");
        assertThat(tested.body()).contains("A test went through log");
        assertThat(ada.post("/incidents/administration/channels/pigeon/test", new Form())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void triesNothingAgainThatWasNotGivenUp() {
        assertThat(ada.post("/incidents/administration/deliveries/7/retry", new Form())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhatAnotherPolicyWouldChange() {
        HttpResponse<String> same = ada.post("/incidents/policy/compare", Form.with("policy", "{}"));
        HttpResponse<String> other =
                ada.post("/incidents/policy/compare", Form.with("policy", "{\"reopenWindow\": \"P3D\"}"));
        HttpResponse<String> wrong =
                ada.post("/incidents/policy/compare", Form.with("policy", "{\"reopenWindow\": \"soon\"}"));

        assertThat(same.body()).contains("Both say the same.");
        assertThat(other.body()).contains("One difference", "reopenWindow", "<del>", "<ins>");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("reopenWindow", "soon");
    }
}
