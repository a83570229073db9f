/** What the views share: how the log and its views are asked, waited for and paged. */
@NullMarked
package lv.atbilstiba.platform.read;

import org.jspecify.annotations.NullMarked;
