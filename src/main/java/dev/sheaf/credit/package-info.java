/// Credits of an organisation: reserved when work begins, given back for what fails. Reserved by
/// `website`; shown and allotted by `dialect.lindo`.
@NullMarked
package dev.sheaf.credit;

import org.jspecify.annotations.NullMarked;
