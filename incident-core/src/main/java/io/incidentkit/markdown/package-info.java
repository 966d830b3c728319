/**
 * The one place where documents become Markdown. It builds a commonmark tree and has the library write it, so that text
 * from incidents is always escaped rightly; and where prose is taken out of them.
 */
@NullMarked
package io.incidentkit.markdown;

import org.jspecify.annotations.NullMarked;
