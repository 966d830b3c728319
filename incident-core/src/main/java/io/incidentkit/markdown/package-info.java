/**
 * The one place where documents become Markdown, and where Markdown is read. It builds a commonmark tree and has the
 * library write it, so that text from incidents is always escaped rightly; a page that is read keeps its source.
 */
@NullMarked
package io.incidentkit.markdown;

import org.jspecify.annotations.NullMarked;
