/**
 * The things that pagers share: whom a page goes to, as data; what was paged in an episode and has to be acknowledged and closed; and what a
 * pager tells back, written down as notes.
 */
@NullMarked
package io.incidentkit.connector.paging;

import org.jspecify.annotations.NullMarked;
