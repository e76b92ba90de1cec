"""Who is who: clusters of mentions that people judged the same. Nothing is ever joined by itself."""
