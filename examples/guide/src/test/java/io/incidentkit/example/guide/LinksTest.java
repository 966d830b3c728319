package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A link from page to page leads to a file that is there, and to a heading of it. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            Path folder = Path.of("/").resolve(page.name()).getParent();
            Matcher link =
                    LINK.matcher(page.text().replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", ""));
            while (link.find()) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                links++;
                String[] parts = target.split("#", 2);
                String name = parts[0].isEmpty()
                        ? page.name()
                        : folder.resolve(parts[0]).normalize().toString().substring(1);
                Path file = Page.ROOT.resolve(name);
                boolean isThere = Files.exists(file)
                        && (parts.length == 1 || anchors(Page.of(name)).contains(parts[1]));
                if (!isThere) {
                    broken.add(page.name() + " -> " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(80);
    }

    /** The anchors of its headings, as code hosts make them. */
    private static List<String> anchors(Page page) {
        return page.text()
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
