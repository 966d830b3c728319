package io.incidentkit.comms;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Mustache without anything that runs code or reads files: values come from a map by name, never from a method or a field;
 * there are no includes and no defaults for a missing name. Text is plain, so nothing is escaped.
 */
final class TemplateLanguage {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withCollector(new ByNameOnly());

    private TemplateLanguage() {}

    /**
     * The placeholders and faults of a template's text.
     *
     * @param template the compiled form; null if it can't be read
     * @param names every name in it
     * @param unconditional the names outside of every section
     * @param speaks whether there is text outside of every section
     * @param faults what is wrong with it
     */
    record Parsed(
            @Nullable Template template,
            Set<String> names,
            Set<String> unconditional,
            boolean speaks,
            List<String> faults) {
        Parsed {
            names = Set.copyOf(names);
            unconditional = Set.copyOf(unconditional);
            faults = List.copyOf(faults);
        }
    }

    static Parsed parse(String text) {
        Template template;
        try {
            template = COMPILER.compile(text);
        } catch (MustacheException | IndexOutOfBoundsException e) {
            // The parser reads past the end of an empty tag.
            String why = e instanceof MustacheException ? e.getMessage() : "a placeholder has no name";
            return new Parsed(null, Set.of(), Set.of(), false, List.of("can't be read: " + why));
        }
        Names all = new Names(true);
        template.visit(all);
        Names unconditional = new Names(false);
        template.visit(unconditional);
        return new Parsed(template, all.names, unconditional.names, unconditional.speaks, all.faults);
    }

    /** Reads values from maps only; the default one looks for methods and fields. */
    private static final class ByNameOnly extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    /** Collects the names in a template: all of them, or those outside of every section. */
    private static final class Names implements Mustache.Visitor {
        private final boolean inSections;
        private final Set<String> names = new LinkedHashSet<>();
        private final List<String> faults = new ArrayList<>();
        private boolean speaks;

        Names(boolean inSections) {
            this.inSections = inSections;
        }

        /** The parser takes a placeholder that is not closed for text; whoever wrote it did not. */
        @Override
        public void visitText(String text) {
            speaks |= !text.isBlank();
            if (text.contains("{{") || text.contains("}}")) {
                faults.add("has a placeholder that is not closed, in '" + excerpt(text) + "'");
            }
        }

        @Override
        public void visitVariable(String name) {
            names.add(name);
        }

        @Override
        public boolean visitSection(String name) {
            if (inSections) {
                names.add(name);
            }
            return inSections;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            return outside(name);
        }

        @Override
        public boolean visitParent(String name) {
            return outside(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return outside(name);
        }

        private boolean outside(String name) {
            faults.add("includes '" + name + "'; a template stands alone");
            return false;
        }

        private static String excerpt(String text) {
            int at = Math.max(text.indexOf("{{"), text.indexOf("}}"));
            String line = text.substring(at).lines().findFirst().orElse("");
            return line.length() > 40 ? line.substring(0, 40) : line;
        }
    }
}
