package io.incidentkit.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * Says ahead of time what an application reads at run time: the scripts that make the tables, the words of the blameless check, and each
 * record and enum of ours, of which JSON is written and read. They are looked for when the application is built, so a new one is there by being there.
 */
final class IncidentRuntimeHints implements RuntimeHintsRegistrar {
    private static final String OURS = "classpath*:io/incidentkit/**/*.class";

    private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

    IncidentRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        ClassLoader from = loader == null ? IncidentRuntimeHints.class.getClassLoader() : loader;
        hints.resources().registerPattern("io/incidentkit/jdbc/schema/*/*.sql");
        hints.resources().registerPattern("io/incidentkit/blameless/english/*.properties");
        for (Class<?> type : data(from)) {
            binding.registerReflectionHints(hints.reflection(), type);
        }
    }

    private static List<Class<?>> data(ClassLoader loader) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(loader);
        MetadataReaderFactory readers = new SimpleMetadataReaderFactory(resolver);
        List<Class<?>> data = new ArrayList<>();
        try {
            for (Resource file : resolver.getResources(OURS)) {
                ClassMetadata type = readers.getMetadataReader(file).getClassMetadata();
                String parent = type.getSuperClassName();
                if (Record.class.getName().equals(parent)
                        || Enum.class.getName().equals(parent)) {
                    add(type.getClassName(), loader, data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The classes of Incident Kit can't be read", e);
        }
        return data;
    }

    /** One that needs what the application does not have is not used in it. */
    private static void add(String name, ClassLoader loader, List<Class<?>> data) {
        try {
            data.add(ClassUtils.forName(name, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // It belongs to an optional part.
        }
    }
}
