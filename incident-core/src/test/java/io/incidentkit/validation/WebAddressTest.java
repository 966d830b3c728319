package io.incidentkit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web addresses as browsers take them, and nothing that opens another host than it shows. */
class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://grafana.example.net/explore?schemaVersion=1&panes={%22zmo%22:{%22datasource%22:%22abc%22}}",
                "https://grafana.example.net/explore?left=[\"now-1h\",\"now\",{\"expr\":\"a|b\"}]",
                "http://logs.example.org/a|b^c`d<e>f\\g",
                "https://bücher.example/straße#über",
                "https://日本語.example",
                "HTTPS://EXAMPLE.ORG",
                "http://localhost:3000?q=100%",
                "http://[2001:db8::1]:8080/x",
                "https://my_host.internal./path:with@signs"
            })
    void areTakenAsABrowserTakesThem(String address) {
        assertThat(WebAddress.is(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.org",
                "//example.org",
                "https:example.org",
                "https://",
                "https:///path",
                "https://user@example.org",
                "https://user:secret@example.org/",
                "https://good.example\\@evil.example/",
                "https://good.example%2f.evil.example/",
                "https://a..b/",
                "https://.example/",
                "https://example.org:99999/",
                "https://example.org:8o/",
                "https://[::1/",
                "https://[evil]/",
                "https://exa mple.org/",
                "https://example.org/a b",
                "https://example.org/\u202etxt.exe",
                "https://exam\u200bple.org/",
                "https://example.org/\u0007"
            })
    void areRefusedIfTheyAreNoneOrOpenAnotherHost(String address) {
        assertThat(WebAddress.is(address)).isFalse();
    }
}
