"""The addresses of the desk."""

from django.urls import path

from habeas.desk.pages import (
    adding,
    allowing,
    audience,
    editing,
    fact_history,
    history,
    languages,
    lists,
    opening,
    problems,
    reader,
    register,
    search,
    sources,
    taking_in,
    telling_line,
)
from habeas.desk.pages.atlas import map as map_page
from habeas.desk.pages.atlas import timeline
from habeas.desk.pages.calls import account
from habeas.desk.pages.calls import pages as calls
from habeas.desk.pages.chats import beside
from habeas.desk.pages.chats import pages as chats
from habeas.desk.pages.deciding import pages as deciding
from habeas.desk.pages.entrance.urls import urlpatterns as entrance
from habeas.desk.pages.files_out import person as files_out
from habeas.desk.pages.keeping import backups, bringing, disagreeing, giving
from habeas.desk.pages.keeping import page as keeping
from habeas.desk.pages.numbers import estimating
from habeas.desk.pages.numbers import page as numbers
from habeas.desk.pages.person import page as person
from habeas.desk.pages.places import all as places
from habeas.desk.pages.places import body, place
from habeas.desk.pages.same import comparing, parting, several
from habeas.desk.pages.same import page as same
from habeas.desk.pages.today import page as today
from habeas.desk.pages.withdrawing import pages as withdrawing
from habeas.desk.pages.work import pages as work

urlpatterns = [
    path("", register.page, name="register"),
    path("open/<str:token>", opening.page, name="open"),
    *entrance,
    path("people/<str:person_id>", person.page, name="person"),
    path("people/<str:person_id>/apart", parting.page, name="apart"),
    path("people/<str:person_id>/file", files_out.page, name="person_file"),
    path("today", today.page, name="today"),
    path("places", places.page, name="places"),
    path("places/<str:place_id>", place.page, name="place"),
    path("bodies/<str:body_id>", body.page, name="body"),
    path("map", map_page.page, name="map"),
    path("numbers", numbers.page, name="numbers"),
    path("numbers/estimate", estimating.page, name="estimating"),
    path("timeline", timeline.page, name="timeline"),
    path("sources", sources.page, name="sources"),
    *lists.addresses,
    path("sources/take-in", taking_in.page, name="take_in"),
    path("sources/chat", chats.file, name="chat_file"),
    path("sources/chat/<str:token>", chats.messages, name="chat_messages"),
    path("sources/chat/<str:token>/read-again", chats.read_again, name="chat_read_again"),
    path("sources/chat/<str:token>/take-in", chats.describe, name="chat_describe"),
    path("sources/chat/<str:token>/put-away", chats.put_away, name="chat_put_away"),
    path("sources/<str:source_id>", reader.page, name="reader"),
    path("sources/<str:source_id>/files/<str:file_id>", beside.save, name="beside"),
    path("sources/<str:source_id>/original", beside.original, name="original"),
    path("sources/<str:source_id>/published", taking_in.published, name="published"),
    path("sources/<str:source_id>/found/<str:found_id>/accept", reader.accept_found, name="accept"),
    path("sources/<str:source_id>/found/<str:found_id>/refuse", reader.refuse_found, name="refuse"),
    path("sources/<str:source_id>/reading", reader.reading, name="reading"),
    path("sources/<str:source_id>/told", telling_line.page, name="told"),
    path("sources/<str:source_id>/items/<str:item_id>", reader.card, name="card"),
    path("sources/<str:source_id>/items/<str:item_id>/undo", reader.undo_item, name="undo_item"),
    path("sources/<str:source_id>/items/<str:item_id>/edit", editing.page, name="edit"),
    path("sources/<str:source_id>/add", adding.page, name="add"),
    path("calls", calls.page, name="calls"),
    path("calls/new", calls.new, name="new_call"),
    path("calls/<str:call_id>", calls.draft, name="call"),
    path("calls/<str:call_id>/save", calls.save, name="call_save"),
    path("calls/<str:call_id>/keep", calls.keep, name="call_keep"),
    path("calls/<str:call_id>/discard", calls.discard, name="call_discard"),
    path("sources/<str:source_id>/account", account.page, name="account"),
    path("search", search.page, name="search"),
    path("sources/<str:source_id>/allowed", allowing.page, name="allowed"),
    path("sources/<str:source_id>/taken-back", withdrawing.choices, name="take_back_choices"),
    path("sources/<str:source_id>/taken-back/<str:what>", withdrawing.page, name="take_back"),
    path("erased/<str:source_id>", withdrawing.erased, name="erased"),
    path("keeping", keeping.page, name="keeping"),
    path("keeping/backup", backups.make, name="backup"),
    path("keeping/backup/check", backups.check, name="backup_check"),
    path("keeping/check", backups.check_all, name="check_all"),
    path("keeping/progress", backups.progress, name="keeping_progress"),
    path("keeping/unseen/<str:source_id>", keeping.let_me_see, name="let_me_see"),
    path("keeping/give", giving.page, name="give"),
    path("keeping/bring-in", bringing.file, name="bring_in"),
    path("keeping/bring-in/<str:token>", bringing.seen, name="bring_in_seen"),
    path("keeping/bring-in/<str:token>/put-away", bringing.put_away, name="bring_in_put_away"),
    path("keeping/package", bringing.check, name="package_check"),
    path("keeping/disagreements", disagreeing.page, name="disagreements"),
    path("sources/<str:source_id>/audience", audience.page, name="audience"),
    path("facts/<str:fact_id>", fact_history.page, name="fact"),
    path("decide", deciding.note, name="decide"),
    path("decided/<str:decision>", deciding.changed, name="decided"),
    path("decide/<str:on>", deciding.page, name="deciding"),
    path("to-do", work.page, name="to_do"),
    path("to-do/remark", work.remark, name="remark"),
    path("to-do/give", work.assign, name="assign"),
    path("to-do/<str:task_id>/hand-on", work.hand_on, name="task_hand_on"),
    path("to-do/<str:task_id>/done", work.done, name="task_done"),
    path("same", same.page, name="same"),
    path("same/comparing", comparing.page, name="comparing"),
    path("same/several", several.page, name="several"),
    path("language", languages.page, name="language"),
    path("history", history.page, name="history"),
    path("undo/<str:target>", history.take_back, name="undo"),
]

handler400 = problems.bad_request
handler403 = problems.refused
handler404 = problems.not_found
handler500 = problems.broken
