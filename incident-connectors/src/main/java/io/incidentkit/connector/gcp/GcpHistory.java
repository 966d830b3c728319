package io.incidentkit.connector.gcp;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.history.ApiHistory;
import io.incidentkit.connector.history.HistoryForm;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.statuspage.StatusPageForm;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public history of Google Cloud, which is one document: the incidents of the last years, without a key. */
public final class GcpHistory extends ApiHistory {
    /** The name of the tool. */
    public static final String TOOL = "gcp";

    private final HistorySetting setting;

    private GcpHistory(ToolConnection connection, URI base, HistorySetting setting) {
        super(connection, base, Map.of("Accept", "application/json"), StatusPageHistory.MAX_BYTES);
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the call
     * @param base the address of the page, {@code https://status.cloud.google.com}
     * @param setting how it is read
     */
    public static GcpHistory create(Caller caller, URI base, HistorySetting setting) {
        return new GcpHistory(ToolConnection.builder(caller).build(), base, setting);
    }

    /** Returns the form of its files. */
    public static HistoryForm form() {
        return StatusPageForm.of(TOOL);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        byte[] document = get("/incidents.json").toString().getBytes(StandardCharsets.UTF_8);
        return form().read(document, setting);
    }
}
