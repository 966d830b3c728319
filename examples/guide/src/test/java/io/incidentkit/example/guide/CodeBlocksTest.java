package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.example.guide.Page.Block;
import io.incidentkit.playbook.IncidentPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** No block of code on any page is believed: each is compiled, read or run, here or by the test of its page. */
class CodeBlocksTest {
    /** Pages that a test of their own runs from top to bottom. */
    private static final Set<String> RUN = Set.of("docs/getting-started.md");

    private static final Set<String> LANGUAGES =
            Set.of("java", "json", "markdown", "mermaid", "properties", "sh", "text", "xml", "yaml", "");

    private static final List<String> SOURCES = sources();

    static Stream<Block> all() {
        return Page.all().stream().flatMap(page -> page.blocks().stream());
    }

    private static Stream<Block> in(String language) {
        return all().filter(block -> block.is(language));
    }

    static Stream<Block> java() {
        // The README's are compiled statement by statement, in the plain example.
        return in("java")
                .filter(block -> !RUN.contains(block.page()) && !block.page().equals("README.md"));
    }

    static Stream<Block> json() {
        return in("json").filter(block -> !RUN.contains(block.page()));
    }

    static Stream<Block> policies() {
        return json().filter(block -> Set.of("docs/policy.md", "docs/duties.md").contains(block.page()));
    }

    static Stream<Block> xml() {
        return in("xml");
    }

    static Stream<Block> shell() {
        return in("sh").filter(block -> !RUN.contains(block.page()));
    }

    @Test
    void aBlockSaysItsLanguage() {
        assertThat(all())
                .hasSizeGreaterThan(40)
                .allSatisfy(block -> assertThat(LANGUAGES).as("%s", block).contains(block.language()));
    }

    @ParameterizedTest
    @MethodSource
    void java(Block block) {
        List<String> parts =
                Stream.of(block.text().split("…")).map(CodeBlocksTest::squeezed).toList();

        boolean isCompiled = SOURCES.stream().anyMatch(source -> hasInOrder(source, parts));

        assertThat(isCompiled).as("a source of the build has %s", block).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void json(Block block) {
        assertThat(JsonMapper.shared().readTree(block.text()).isContainer()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void policies(Block block) {
        assertThat(IncidentPolicy.fromJson(block.text())).isNotEqualTo(IncidentPolicy.standard());
    }

    @ParameterizedTest
    @MethodSource
    void xml(Block block) throws Exception {
        Element root = parsed("<root>" + block.text() + "</root>");
        NodeList dependencies = root.getElementsByTagName("dependency");
        Element versions = parsed(Files.readString(Page.ROOT.resolve("pom.xml")));
        String version = versions.getElementsByTagName("version").item(0).getTextContent();

        assertThat(dependencies.getLength()).isPositive();
        for (Element dependency : elements(dependencies)) {
            if (child(dependency, "groupId").equals("io.incidentkit")) {
                assertThat(Page.ROOT.resolve(child(dependency, "artifactId")).resolve("pom.xml"))
                        .exists();
                assertThat(child(dependency, "version")).isEqualTo(version);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void shell(Block block) {
        for (String line : Curl.lines(block.text())) {
            if (line.startsWith("curl ")) {
                Curl call = Curl.parse(line);
                assertThat(call.address().getPath()).startsWith("/api/incidents");
                assertThat(JsonMapper.shared().readTree(call.data()).isObject()).isTrue();
            } else {
                assertThat(line).matches("(mvn|java|psql|git) .*");
            }
        }
    }

    private static Element parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String bare = xml.replaceFirst("^<\\?xml[^>]*>", "");
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(bare)))
                .getDocumentElement();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static String child(Element element, String name) {
        NodeList children = element.getElementsByTagName(name);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent();
    }

    private static boolean hasInOrder(String source, List<String> parts) {
        int from = 0;
        for (String part : parts) {
            int at = source.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static String squeezed(String code) {
        return code.replaceAll("(?m)(?<!:)//.*$", "").replaceAll("\\s+", "");
    }

    /** All Java that the build compiles. */
    private static List<String> sources() {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> modules = Stream.concat(Files.list(Page.ROOT), Files.list(Page.ROOT.resolve("examples")))) {
            for (Path module : modules.toList()) {
                for (String tree : List.of("src/main/java", "src/test/java")) {
                    if (Files.isDirectory(module.resolve(tree))) {
                        sources.addAll(sources(module.resolve(tree)));
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return sources;
    }

    private static List<String> sources(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> squeezed(
                            Page.of(Page.ROOT.relativize(file).toString()).text()))
                    .collect(Collectors.toList());
        }
    }
}
