/**
 * The promises of an archive of postmortems, as tests. The writer of an archive extends
 * {@link io.incidentkit.test.archive.PostmortemArchiveContract}.
 */
@NullMarked
package io.incidentkit.test.archive;

import org.jspecify.annotations.NullMarked;
