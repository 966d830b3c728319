package io.incidentkit.connector.history;

import io.incidentkit.connector.RealData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples that vendors give in the descriptions of their APIs. */
final class VendorExamples {
    private VendorExamples() {}

    /** The example of what an address answers. */
    static String of(String file, String path) {
        JsonNode content = JsonMapper.shared()
                .readTree(RealData.text(RealData.at(file)))
                .path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json");
        JsonNode example = content.path("example");
        return (example.isMissingNode() ? content.at("/examples/response/value") : example).toString();
    }
}
