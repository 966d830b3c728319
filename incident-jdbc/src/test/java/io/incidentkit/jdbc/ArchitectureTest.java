package io.incidentkit.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of this module, and how much of it is shown. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.incidentkit.jdbc");

    /** The rooms that hosts do not see. */
    private static final String DATABASE = "io.incidentkit.jdbc.database";

    private static final String SEAL = "io.incidentkit.jdbc.seal";

    /** A room that hosts see. */
    private static final String RUNBOOK = "io.incidentkit.jdbc.runbook";

    private static final String OUTLINE = "io.incidentkit.jdbc.outline";

    /** One that they see: what may be put around a pool. */
    private static final String POOL = "io.incidentkit.jdbc.pool";

    @Test
    void dependsOnTheCoreAndTheLibrariesBelowIt() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.incidentkit.jdbc",
                        DATABASE,
                        SEAL,
                        OUTLINE,
                        POOL,
                        RUNBOOK,
                        // The core.
                        "io.incidentkit.archive",
                        "io.incidentkit.incident",
                        "io.incidentkit.postmortem",
                        "io.incidentkit.store",
                        "io.incidentkit.stored",
                        "io.incidentkit.timeline",
                        "io.incidentkit.commander",
                        "io.incidentkit.severity",
                        "io.incidentkit.loop",
                        "io.incidentkit.effect",
                        "io.incidentkit.validation",
                        "java..",
                        "javax.sql",
                        "com.github.kagkarlsson.scheduler..",
                        "com.github.benmanes.caffeine.cache",
                        "org.flywaydb.core..",
                        "org.jspecify.annotations",
                        "org.slf4j",
                        "org.springframework.core",
                        "org.springframework.dao..",
                        "org.springframework.jdbc..",
                        "org.springframework.transaction..")
                .check(CLASSES);
    }

    @Test
    void showsWhatHostsUseAndNothingElse() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("io.incidentkit.jdbc"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "JdbcIncidentStore",
                        "JdbcPostmortemArchive",
                        "JdbcIncidentSearch",
                        "JdbcChannelReferences",
                        "JdbcOutbox",
                        "Builder",
                        "FailedDelivery",
                        "IncidentSchema",
                        "StoredSeals",
                        "BrokenSeal",
                        "StoredStates",
                        "Difference");
    }

    @Test
    void namesTheClosedRoomInNoSignatureThatHostsSee() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(
                        resideInAPackage("io.incidentkit.jdbc").and(modifier(JavaModifier.PUBLIC)))
                .should()
                .notHaveRawReturnType(resideInAnyPackage(DATABASE, SEAL, OUTLINE))
                .andShould()
                .notHaveRawParameterTypes(anyElementThat(resideInAnyPackage(DATABASE, SEAL, OUTLINE)))
                .check(CLASSES);
    }

    @Test
    void theDatabaseKnowsNothingOfWhatStandsOnIt() {
        classes()
                .that()
                .resideInAnyPackage(DATABASE, SEAL, OUTLINE, POOL)
                .should()
                .onlyAccessClassesThat()
                .resideOutsideOfPackage("io.incidentkit.jdbc")
                .check(CLASSES);
    }
}
