package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The files and folders that properties name. */
class LocationsTest {
    @TempDir
    Path folder;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
            .withBean(IncidentStore.class, InMemoryIncidentStore::new);

    @Nested
    class ThePolicy {

        @Test
        void isTheOneThatTheFileSays() throws IOException {
            IncidentPolicy own =
                    IncidentPolicy.builder().reopenWindow(Duration.ofDays(2)).build();
            String file = written("policy.json", own.toJson());

            runner.withPropertyValues("incident.policy.location=file:" + file)
                    .run(context -> assertThat(context.getBean(Incidents.class).policy())
                            .isEqualTo(own));
        }

        @Test
        void givesWayToABeanOfTheHost() throws IOException {
            String broken = written("policy.json", "{");
            IncidentPolicy own = IncidentPolicy.standard();

            runner.withPropertyValues("incident.policy.location=file:" + broken)
                    .withBean(IncidentPolicy.class, () -> own)
                    .run(context -> assertThat(context.getBean(Incidents.class).policy())
                            .isSameAs(own));
        }

        @Test
        void thatIsBrokenStopsTheStartWithEveryFault() throws IOException {
            String file = written("policy.json", "{\"reopenWindow\": \"soon\", \"colour\": \"red\"}");

            runner.withPropertyValues("incident.policy.location=file:" + file).run(context -> {
                FailureAnalysis analysis = analysis(context.getStartupFailure());
                assertThat(analysis.getDescription())
                        .startsWith("What incident.policy.location names can't be used: ")
                        .contains("policy.json", "- reopenWindow", "- colour");
                assertThat(analysis.getAction()).contains("Put right everything that is listed");
            });
        }

        @Test
        void thatIsNotThereStopsTheStart() {
            runner.withPropertyValues("incident.policy.location=file:" + folder.resolve("none.json"))
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .contains("none.json", "- It can't be read"));
        }
    }

    @Nested
    class TheRunbooks {

        @Test
        void areTheMarkdownFilesOfTheFolderAndThoseInIt() throws IOException {
            Files.createDirectory(folder.resolve("payments"));
            written("payments/pool.md", "# The pool is full");
            written("Disk.MD", "# The disk is full");
            written("notes.txt", "# No runbook");

            runner.withPropertyValues("incident.runbooks.location=file:" + folder)
                    .run(context -> assertThat(context.getBean(Runbooks.class).all())
                            .extracting(Runbook::id, Runbook::name)
                            .containsExactlyInAnyOrder(
                                    tuple("payments/pool.md", "The pool is full"),
                                    tuple("Disk.MD", "The disk is full")));
        }

        @Test
        void countAsTheyAreNow() throws IOException {
            written("pool.md", "# The pool is full");

            runner.withPropertyValues("incident.runbooks.location=file:" + folder)
                    .run(context -> {
                        Runbooks runbooks = context.getBean(Runbooks.class);
                        assertThat(names(runbooks)).containsExactly("The pool is full");
                        written("pool.md", "# The pool is dry");
                        Files.setLastModifiedTime(
                                folder.resolve("pool.md"), FileTime.from(Instant.parse("2026-03-01T14:32:00Z")));
                        assertThat(names(runbooks)).containsExactly("The pool is dry");
                        Files.delete(folder.resolve("pool.md"));
                        assertThat(runbooks.all()).isEmpty();
                    });
        }

        @Test
        void areNotThereUnasked() {
            runner.run(context -> assertThat(context).doesNotHaveBean(Runbooks.class));
        }

        @Test
        void giveWayToABeanOfTheHost() {
            Runbooks own = Runbooks.of(List.of());

            runner.withPropertyValues("incident.runbooks.location=file:" + folder)
                    .withBean(Runbooks.class, () -> own)
                    .run(context -> assertThat(context.getBean(Runbooks.class)).isSameAs(own));
        }

        /** {@code classpath:runbooks} of an application that runs from its jar. */
        @Test
        void areReadFromAPackagedJar() throws IOException {
            Path jar = folder.resolve("application.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                pack(out, "runbooks/", "");
                pack(out, "runbooks/pool size+1.md", "# The pool is full");
                pack(out, "runbooks/disk/", "");
                pack(out, "runbooks/disk/full.MD", "# The disk is full");
                pack(out, "runbooks/notes.txt", "# No runbook");
                pack(out, "other/none.md", "# Elsewhere");
            }
            try (URLClassLoader packaged = new URLClassLoader(
                    new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
                runner.withClassLoader(packaged)
                        .withPropertyValues("incident.runbooks.location=classpath:runbooks")
                        .run(context -> assertThat(
                                        context.getBean(Runbooks.class).all())
                                .extracting(Runbook::id, Runbook::name)
                                .containsExactlyInAnyOrder(
                                        tuple("pool size+1.md", "The pool is full"),
                                        tuple("disk/full.MD", "The disk is full")));
                runner.withClassLoader(packaged)
                        .withPropertyValues("incident.runbooks.location=classpath:runbooks/notes.txt")
                        .run(context -> assertThat(
                                        analysis(context.getStartupFailure()).getDescription())
                                .contains("- It is no folder that can be read."));
            }
        }

        @Test
        void inAFolderThatIsNoneStopTheStart() throws IOException {
            String file = written("file.md", "# A file");

            runner.withPropertyValues("incident.runbooks.location=file:" + file)
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .contains("incident.runbooks.location", "- It is no folder that can be read."));
        }

        private List<String> names(Runbooks runbooks) {
            return runbooks.all().stream().map(Runbook::name).toList();
        }
    }

    @Nested
    class TheObjectives {
        private static final String CHECKOUT = """
                apiVersion: openslo/v1
                kind: SLO
                metadata: {name: availability}
                spec:
                  service: checkout
                  timeWindow: [{duration: 28d, isRolling: true}]
                  objectives: [{target: 0.999}]
                """;

        private ApplicationContextRunner at(String location) {
            return runner.withPropertyValues("incident.slos.location=" + location);
        }

        @Test
        void areThoseOfTheFile() throws IOException {
            at("file:" + written("slos.yaml", CHECKOUT))
                    .run(context -> assertThat(context.getBean(Objectives.class).all())
                            .extracting(ServiceObjective::name)
                            .containsExactly("checkout/availability"));
        }

        @Test
        void areThoseOfAllFilesOfTheFolderAndThoseInIt() throws IOException {
            Files.createDirectory(folder.resolve("search"));
            written("checkout.yaml", CHECKOUT);
            written("search/search.YML", CHECKOUT.replace("checkout", "search"));
            written("notes.md", "kind: SLO");

            at("file:" + folder)
                    .run(context -> assertThat(context.getBean(Objectives.class).all())
                            .extracting(ServiceObjective::name)
                            .containsExactly("checkout/availability", "search/availability"));
        }

        @Test
        void areReadFromAPackagedJar() throws IOException {
            Path jar = folder.resolve("application.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                pack(out, "slos/", "");
                pack(out, "slos/checkout.yaml", CHECKOUT);
                pack(out, "slos/more/", "");
                pack(out, "slos/more/search.yml", CHECKOUT.replace("checkout", "search"));
            }
            try (URLClassLoader packaged = new URLClassLoader(
                    new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
                at("classpath:slos")
                        .withClassLoader(packaged)
                        .run(context -> assertThat(
                                        context.getBean(Objectives.class).all())
                                .hasSize(2));
                at("classpath:slos/checkout.yaml")
                        .withClassLoader(packaged)
                        .run(context -> assertThat(
                                        context.getBean(Objectives.class).all())
                                .hasSize(1));
            }
        }

        @Test
        void areNotThereUnasked() {
            runner.run(context -> assertThat(context).doesNotHaveBean(Objectives.class));
        }

        @Test
        void giveWayToABeanOfTheHost() {
            Objectives own = incident -> List.of();

            at("file:" + folder.resolve("none.yaml"))
                    .withBean(Objectives.class, () -> own)
                    .run(context ->
                            assertThat(context.getBean(Objectives.class)).isSameAs(own));
        }

        @Test
        void thatAreBrokenStopTheStartWithEveryFaultAndItsPlace() throws IOException {
            written("a.yaml", CHECKOUT.replace("0.999", "99.9"));
            written("b.yaml", CHECKOUT.replace("28d", "soon"));

            at("file:" + folder)
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .startsWith("What incident.slos.location names can't be used: ")
                            .contains(
                                    "- a.yaml:7 spec.objectives[0].target: is 99.9",
                                    "- b.yaml:6 spec.timeWindow[0].duration: is soon"));
        }

        @Test
        void thatAreNotThereStopTheStart() {
            for (String none : List.of("none.yaml", "none")) {
                at("file:" + folder.resolve(none))
                        .run(context -> assertThat(
                                        analysis(context.getStartupFailure()).getDescription())
                                .contains("- It can't be read"));
            }
            at("file:" + folder)
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .contains("- documents: there is no SLO of openslo/v1, Sloth or Pyrra in 0 of them"));
        }

        @Test
        void thatNothingCanReadStopTheStart() throws IOException {
            String file = written("slos.yaml", CHECKOUT);

            at("file:" + file)
                    .withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .contains("- Nothing can read it: add incident-connectors"));
        }
    }

    private static void pack(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private String written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static FailureAnalysis analysis(Throwable failure) {
        assertThat(failure).isNotNull();
        FailureAnalysis analysis = new UnusableLocationFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }
}
