/** What a request has to be before its handler is asked. */
@NullMarked
package lv.atbilstiba.platform.request;

import org.jspecify.annotations.NullMarked;
