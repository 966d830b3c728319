/** The English grammar behind {@link io.incidentkit.blameless.BlamelessCheck#english}; closed but for that one door. */
@NullMarked
package io.incidentkit.blameless.english;

import org.jspecify.annotations.NullMarked;
