package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.service.Incidents;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library as a named module, as a host on the module path has it: what is closed is open to whoever needs it. */
class ModulePathTest {
    private static final String CORE = "io.incidentkit.core";
    private static final List<String> NEEDED =
            List.of("jackson-", "jmustache-", "commonmark-", "jspecify-", "slf4j-api-");

    private final ClassLoader loader = layer().findLoader(CORE);

    @Test
    void incidentsAreHandledStoredAndWrittenUp() throws ReflectiveOperationException {
        Object incidents = callStatic("service.Incidents", "inMemory");
        Object ada = callStatic("commander.Actor", "person", "ada");
        Object incident = call(incidents, "declare", ada, callStatic("command.Declare", "of", "Checkout is down"));
        Object id = call(incident, "id");
        Object operations = call(incidents, "handle", ada, id);
        call(call(operations, "timeline"), "note", "5xx since 14:32");
        incident = call(incidents, "get", id);

        int format =
                loadCore("incident.SnapshotCodec").getField("SNAPSHOT_FORMAT").getInt(null);
        Object json = callStatic("incident.SnapshotCodec", "write", incident);
        assertThat(callStatic("incident.SnapshotCodec", "read", format, 1L, json))
                .isEqualTo(Optional.of(incident));
        for (Object entry : (List<?>) call(incidents, "timeline", id)) {
            Object event = call(entry, "event");
            assertThat((String) callStatic("timeline.EventCodec", "write", event))
                    .startsWith("{");
        }
        Object postmortem = call(incidents, "postmortem", id);
        assertThat((String) call(postmortem, "toMarkdown", ZoneOffset.UTC)).contains("Checkout is down");
    }

    @Test
    void thePolicyIsReadAndBlameIsFound() throws ReflectiveOperationException {
        Object policy = callStatic("playbook.IncidentPolicy", "standard");
        assertThat(callStatic("playbook.IncidentPolicy", "fromJson", call(policy, "toJson")))
                .isEqualTo(policy);
        Object report = call(
                callStatic("blameless.BlamelessCheck", "english"), "check", "Ada forgot to renew the certificate.");
        assertThat((List<?>) call(report, "findings")).hasSize(1);
    }

    @Test
    void whatIsClosedStaysClosed() throws ReflectiveOperationException {
        Module core = loadCore("service.Incidents").getModule();

        assertThat(core.isNamed()).isTrue();
        assertThat(core.isExported("io.incidentkit.blameless.english")).isFalse();
        assertThat(core.isExported("io.incidentkit.text")).isFalse();
        assertThat(core.isOpen("io.incidentkit.playbook")).isFalse();
    }

    private static ModuleLayer layer() {
        Path[] paths = Stream.concat(
                        Stream.of(classes()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of)
                                .filter(path -> NEEDED.stream()
                                        .anyMatch(name ->
                                                path.getFileName().toString().startsWith(name))))
                .toArray(Path[]::new);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(paths), ModuleFinder.of(), Set.of(CORE));
        return ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    private static Path classes() {
        try {
            return Path.of(Incidents.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Class<?> loadCore(String name) throws ClassNotFoundException {
        return loader.loadClass("io.incidentkit." + name);
    }

    private Object callStatic(String type, String method, Object... arguments) throws ReflectiveOperationException {
        return method(loadCore(type), method, arguments).invoke(null, arguments);
    }

    private static Object call(Object target, String method, Object... arguments) throws ReflectiveOperationException {
        return method(target.getClass(), method, arguments).invoke(target, arguments);
    }

    /** The public method, by way of a type that is exported. */
    private static Method method(Class<?> type, String name, Object... arguments) {
        return Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .filter(each -> each.getModule().isExported(each.getPackageName()))
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .filter(each -> each.getName().equals(name) && takes(each, arguments))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no " + name + Arrays.toString(arguments)));
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            boolean fits = types[i].isInstance(arguments[i])
                    || (types[i] == int.class && arguments[i] instanceof Integer)
                    || (types[i] == long.class && arguments[i] instanceof Long);
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
