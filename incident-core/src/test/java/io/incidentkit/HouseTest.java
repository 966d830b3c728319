package io.incidentkit;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.incidentkit.archive.PostmortemCodec;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.IncidentsBuilder;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.validation.JsonObjects;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the house is laid out: packages are concepts, arrows go one way, the rules are pure. */
class HouseTest {
    private static final Set<Class<?>> CLOCKS = Set.of(
            Clock.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private static final String ENGLISH = "io.incidentkit.blameless.english";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.incidentkit");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.incidentkit.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void goesFromTheServiceOverTheRulesToTheIncident() {
        Map<String, Set<String>> mayUse = Map.of(
                "service",
                        Set.of(
                                "playbook",
                                "command",
                                "obligation",
                                "incident",
                                "store",
                                "memory",
                                "effect",
                                "timeline"),
                "playbook", Set.of("command", "obligation", "incident", "effect", "timeline"),
                "command", Set.of("obligation", "incident", "effect", "timeline"),
                "obligation", Set.of("incident"),
                "incident", Set.of("timeline"),
                "store", Set.of("incident", "effect", "timeline"),
                "memory", Set.of("store", "incident", "effect", "timeline"),
                "effect", Set.of(),
                "timeline", Set.of("effect"));
        mayUse.forEach((room, others) -> noClasses()
                .that()
                .resideInAPackage("io.incidentkit." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(mayUse.keySet().stream(), Stream.of("insight", "archive", "runbook"))
                        .filter(other -> !other.equals(room) && !others.contains(other))
                        .map(other -> "io.incidentkit." + other)
                        .toArray(String[]::new))
                .check(CORE));
    }

    @Test
    void namesNoClosedRoomInASignatureThatHostsSee() {
        // The rooms that hosts do not see: what they name in a signature would be seen all the same.
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(resideInAPackage("io.incidentkit..")
                        .and(not(resideInAnyPackage("io.incidentkit.text", ENGLISH))))
                .should()
                .notHaveRawReturnType(resideInAnyPackage("io.incidentkit.text", ENGLISH))
                .andShould()
                .notHaveRawParameterTypes(anyElementThat(resideInAnyPackage("io.incidentkit.text", ENGLISH)))
                .check(CORE);
    }

    /** The sources of all published modules: whoever adds a file to a room knows its neighbours. */
    @Test
    void hasNoRoomOfMoreThan32Files() throws IOException {
        Map<Path, Long> files;
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            files = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(HouseTest::sources)
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        }

        assertThat(files).hasSizeGreaterThan(30);
        assertThat(files).allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(32));
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void dependsOnlyOnWhatItNames() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.incidentkit..",
                        "java.lang..",
                        "java.math..",
                        "java.net",
                        "java.nio.charset",
                        "java.security",
                        "java.text",
                        "java.time..",
                        "java.util..",
                        "com.fasterxml.jackson.annotation",
                        "tools.jackson..",
                        "com.samskivert.mustache",
                        "java.io",
                        "org.commonmark..",
                        "org.jspecify.annotations",
                        "org.slf4j")
                .check(CORE);
    }

    @Test
    void doesNoInputAndOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.sql..", "javax..")
                .check(CORE);
        // Templates write to a writer; the one that there is collects a text in memory.
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.io")
                        .and(not(equivalentTo(Writer.class)))
                        .and(not(equivalentTo(Serial.class)))
                        .and(not(equivalentTo(Serializable.class)))
                        .and(not(equivalentTo(IOException.class))))
                .check(CORE);
        // An address is parsed and never opened: its syntax is all that core knows of the network.
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.net..").and(not(equivalentTo(IDN.class))))
                .check(CORE);
    }

    @Test
    void readsTheClockInTheServiceAlone() {
        noClasses()
                .that(not(belongTo(equivalentTo(Incidents.class))))
                .and(not(equivalentTo(IncidentsBuilder.class)))
                .and(not(simpleName("IncidentWriter")))
                .should()
                .dependOnClassesThat(equivalentTo(Clock.class))
                .check(CORE);
    }

    @Test
    void asksTheMachineForTheTimeOnlyWhereIncidentsAreKeptInMemory() {
        Set<String> askers = CORE.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(HouseTest::asksTheMachineForTheTime)
                .map(access -> access.getOrigin().getFullName())
                .collect(Collectors.toSet());

        assertThat(askers).containsExactly(Incidents.class.getName() + ".inMemory()");
    }

    @Test
    void drawsRandomNumbersForIdsAndToSpreadDelays() {
        noClasses()
                .that(not(equivalentTo(IncidentId.class)))
                .and(not(equivalentTo(InMemoryDispatcher.Builder.class)))
                .and(not(simpleName("OptimisticRetry")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util|security)\\.(random\\..*|.*Random.*)")
                .check(CORE);
    }

    @Test
    void writesMarkdownInOnePlaceAndJsonInFourAndARoom() {
        noClasses()
                .that(not(resideInAPackage("io.incidentkit.markdown")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.commonmark..")
                .check(CORE);
        noClasses()
                .that(not(resideInAPackage("io.incidentkit.stored")))
                .and(not(belongTo(equivalentTo(EventCodec.class))))
                .and(not(belongTo(equivalentTo(SnapshotCodec.class))))
                .and(not(belongTo(equivalentTo(PostmortemCodec.class))))
                .and(not(belongTo(equivalentTo(JsonObjects.class))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(CORE);
    }

    @Test
    void keepsTheEnglishGrammarBehindOneClass() {
        classes()
                .that()
                .resideInAPackage(ENGLISH)
                .and(not(simpleName("EnglishBlamelessCheck")))
                .should()
                .notBePublic()
                .andShould()
                .onlyHaveDependentClassesThat()
                .resideInAPackage(ENGLISH)
                .check(CORE);
        classes()
                .that()
                .resideInAPackage(ENGLISH)
                .should()
                .onlyHaveDependentClassesThat(resideInAPackage(ENGLISH).or(equivalentTo(BlamelessCheck.class)))
                .check(CORE);
    }

    @Test
    void namesTheEnglishGrammarInNoSignatureThatUsersSee() {
        methods()
                .that()
                .areDeclaredInClassesThat(not(resideInAPackage(ENGLISH)))
                .should()
                .notHaveRawReturnType(resideInAPackage(ENGLISH))
                .andShould()
                .notHaveRawParameterTypes(anyElementThat(resideInAPackage(ENGLISH)))
                .check(CORE);
        fields().that()
                .areDeclaredInClassesThat(not(resideInAPackage(ENGLISH)))
                .should()
                .notHaveRawType(resideInAPackage(ENGLISH))
                .check(CORE);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void eachRuleIsNamedAsInThePlaybookAndKeptByOneClassOfRules(Rule rule) {
        assertThat(rule.id())
                .matches("[a-z]+(-[a-z]+)*")
                .isEqualTo(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(rule.statement()).endsWith(".");

        Set<String> keepers = CORE.stream()
                .filter(each -> !each.isEquivalentTo(Rule.class))
                .flatMap(each -> each.getFieldAccessesFromSelf().stream())
                .filter(access -> isConstant(access, rule))
                .map(access -> access.getOriginOwner().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(keepers)
                .as("the classes that keep %s", rule)
                .hasSize(1)
                .isSubsetOf(
                        "LoopRules",
                        "DutyRules",
                        "CommanderRules",
                        "PeopleRules",
                        "TimeRules",
                        "SeverityHandlers",
                        "ActionItemRules",
                        "PostmortemRules",
                        "PolicyRules",
                        "CommunicationRules",
                        "BlamelessRules",
                        "RunbookCheck");
    }

    private static boolean isConstant(JavaFieldAccess access, Rule rule) {
        return access.getTargetOwner().isEquivalentTo(Rule.class)
                && access.getName().equals(rule.name());
    }

    private static boolean asksTheMachineForTheTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return (CLOCKS.stream().anyMatch(owner::isEquivalentTo)
                        && (name.equals("now") || name.startsWith("system") || name.startsWith("tick")))
                || (owner.isEquivalentTo(System.class)
                        && (name.equals("currentTimeMillis") || name.equals("nanoTime")));
    }
}
