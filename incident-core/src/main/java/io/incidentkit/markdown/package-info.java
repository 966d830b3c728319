/**
 * The one place where documents become Markdown and Markdown becomes documents. It builds a commonmark tree and has the
 * library write it, so that text from incidents is always escaped rightly; and it reads what people wrote, as prose or as
 * blocks.
 */
@NullMarked
package io.incidentkit.markdown;

import org.jspecify.annotations.NullMarked;
