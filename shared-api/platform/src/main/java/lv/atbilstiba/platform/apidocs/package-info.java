/** The description of the interface, served as the files that were made when it was built. */
@NullMarked
package lv.atbilstiba.platform.apidocs;

import org.jspecify.annotations.NullMarked;
