/**
 * How the interface is described (OpenAPI 3.1): both sides' documents are made from their endpoints
 * when the register is built, and served as files. Nothing of this runs with the register.
 */
@NullMarked
package lv.atbilstiba.platform.openapi;

import org.jspecify.annotations.NullMarked;
