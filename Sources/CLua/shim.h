/* Deliberately empty: only C that stands beside the library includes its headers. */
