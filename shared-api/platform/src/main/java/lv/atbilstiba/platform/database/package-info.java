/** Connections to PostgreSQL: their limits in time, and whether the database takes anything. */
@NullMarked
package lv.atbilstiba.platform.database;

import org.jspecify.annotations.NullMarked;
