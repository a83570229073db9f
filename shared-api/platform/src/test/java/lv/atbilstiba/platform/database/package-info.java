@NullMarked
package lv.atbilstiba.platform.database;

import org.jspecify.annotations.NullMarked;
