package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two classes that need each other to be initialized stop a program for ever if two threads use them for the first time at the same moment,
 * as the threads of a host do.
 */
class ClassInitializationTest {
    @Test
    void needsNoClassThatWaitsForIt() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.incidentkit");

        assertThat(ours).hasSizeGreaterThan(300);
        assertThat(waitingForEachOther(ours)).isEmpty();
    }

    @Test
    void findsThoseThatWaitForEachOther() {
        JavaClasses pair = new ClassFileImporter().importClasses(Hen.class, Egg.class, Nest.class);

        assertThat(waitingForEachOther(pair)).containsExactly("Egg and Hen");
    }

    static final class Hen {
        static final Object LAST = Nest.fresh();
    }

    static final class Nest {
        static Object fresh() {
            return new Egg();
        }
    }

    static final class Egg {
        static final Object FROM = Hen.LAST;
    }

    private static List<String> waitingForEachOther(JavaClasses classes) {
        Map<JavaClass, Set<JavaClass>> needs = new HashMap<>();
        classes.stream()
                .filter(type -> type.getStaticInitializer().isPresent())
                .forEach(type -> needs.put(type, new Initialization(classes).of(type)));
        return needs.entrySet().stream()
                .flatMap(needing -> needing.getValue().stream()
                        .filter(needed -> needing.getKey().getName().compareTo(needed.getName()) < 0)
                        .filter(needed -> needs.getOrDefault(needed, Set.of()).contains(needing.getKey()))
                        .map(needed -> needing.getKey().getSimpleName() + " and " + needed.getSimpleName()))
                .toList();
    }

    /** The classes that are initialized while one is, by whatever its initializer may call. What a lambda does is done later. */
    private static final class Initialization {
        private final JavaClasses classes;
        private final Set<JavaClass> needed = new HashSet<>();
        private final Deque<JavaCodeUnit> calls = new ArrayDeque<>();

        Initialization(JavaClasses classes) {
            this.classes = classes;
        }

        Set<JavaClass> of(JavaClass type) {
            needs(type);
            Set<JavaCodeUnit> seen = new HashSet<>();
            while (!calls.isEmpty()) {
                JavaCodeUnit called = calls.pop();
                if (seen.add(called)) {
                    called.getAccessesFromSelf().stream()
                            .filter(access -> !access.isDeclaredInLambda())
                            .map(JavaAccess::getTarget)
                            .forEach(this::uses);
                }
            }
            needed.remove(type);
            return needed;
        }

        private void uses(AccessTarget target) {
            if (!classes.contain(target.getOwner().getName())) {
                return;
            }
            target.resolveMember().ifPresent(member -> {
                if (isOfTheClass(member)) {
                    needs(member.getOwner());
                }
                if (target instanceof CodeUnitAccessTarget && member instanceof JavaCodeUnit code) {
                    calls.push(code);
                }
            });
        }

        private static boolean isOfTheClass(JavaMember member) {
            return member.getModifiers().contains(JavaModifier.STATIC)
                    || (member instanceof JavaCodeUnit code && code.isConstructor());
        }

        private void needs(JavaClass type) {
            if (classes.contain(type.getName()) && needed.add(type)) {
                type.getStaticInitializer().ifPresent(calls::push);
                type.getRawSuperclass().ifPresent(this::needs);
            }
        }
    }
}
