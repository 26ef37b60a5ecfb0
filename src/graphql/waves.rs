//! Batching without waiting: what a level of the answer needs is fetched in waves.
//!
//! Resolvers ask for single keys and are suspended. As soon as no resolver of
//! the request can go on, everything they asked for is fetched, one statement
//! for each kind of question, and they go on together. So the number of
//! statements is the number of levels, whatever the number of rows, and it does
//! not depend on timing, as it would with a timer.
//!
//! Answers are kept for the rest of the request: what was asked before is there
//! at once.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::hash::Hash;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use async_graphql::dataloader::Loader;
use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, StreamExt};
use futures_util::task::AtomicWaker;
use tokio::sync::oneshot;
use tokio::task::coop::unconstrained;

use super::loaders::{Failure, Loaders};

/// A question that loaders answer for many keys at once.
pub trait Key: Send + Sync + Hash + Eq + Clone + 'static {}

impl<K: Send + Sync + Hash + Eq + Clone + 'static> Key for K {}

type Answer<K> = <Loaders as Loader<K>>::Value;
type Reply<K> = Result<Option<Answer<K>>, Failure>;

/// What was asked of one kind of key, and what is known of it.
struct Book<K: Key>
where
    Loaders: Loader<K, Error = Failure>,
{
    known: HashMap<K, Option<Answer<K>>>,
    waiting: HashMap<K, Vec<oneshot::Sender<Reply<K>>>>,
}

/// The questions of one request.
pub struct Waves {
    loaders: Loaders,
    books: Mutex<HashMap<TypeId, Box<dyn Any + Send>>>,
    next: Mutex<Vec<BoxFuture<'static, ()>>>,
}

impl Waves {
    /// Starts with nothing asked.
    #[must_use]
    pub fn new(loaders: Loaders) -> Arc<Self> {
        Arc::new(Self { loaders, books: Mutex::default(), next: Mutex::default() })
    }

    /// Asks for one key; `None` where there is nothing under it.
    ///
    /// Ends only within [`Waves::drive`], unless the answer is known already.
    pub async fn load<K: Key>(self: &Arc<Self>, key: K) -> Reply<K>
    where
        Loaders: Loader<K, Error = Failure>,
    {
        let reply = {
            let mut books = lock(&self.books);
            let Some(book) = book::<K>(&mut books) else { return Ok(None) };
            if let Some(answer) = book.known.get(&key) {
                return Ok(answer.clone());
            }
            let (tell, reply) = oneshot::channel();
            let first = book.waiting.is_empty();
            book.waiting.entry(key).or_default().push(tell);
            if first {
                // Weak, since a request that is dropped leaves its queue behind.
                let waves = Arc::downgrade(self);
                lock(&self.next).push(Box::pin(async move {
                    if let Some(waves) = waves.upgrade() {
                        waves.fetch::<K>().await;
                    }
                }));
            }
            reply
        };
        // The sender goes away unanswered only when the request itself does.
        reply.await.unwrap_or(Ok(None))
    }

    /// Runs a request to its end, wave by wave.
    pub async fn drive<F: Future>(self: &Arc<Self>, request: F) -> F::Output {
        // The runtime's budget would suspend resolvers that could go on, and so cut waves short.
        let mut request = pin!(unconstrained(request));
        let mut wave = FuturesUnordered::new();
        let signal = Arc::new(Signal::default());
        let waker = Waker::from(Arc::clone(&signal));
        poll_fn(|cx| {
            signal.outer.register(cx.waker());
            loop {
                if let Poll::Ready(output) = signal.settle(|| request.as_mut().poll(&mut Context::from_waker(&waker))) {
                    return Poll::Ready(output);
                }
                if wave.is_empty() {
                    wave.extend(std::mem::take(&mut *lock(&self.next)));
                    if wave.is_empty() {
                        return Poll::Pending;
                    }
                }
                loop {
                    match wave.poll_next_unpin(cx) {
                        Poll::Ready(Some(())) => {}
                        Poll::Ready(None) => break,
                        Poll::Pending => return Poll::Pending,
                    }
                }
            }
        })
        .await
    }

    async fn fetch<K: Key>(&self)
    where
        Loaders: Loader<K, Error = Failure>,
    {
        let waiting = {
            let mut books = lock(&self.books);
            book::<K>(&mut books).map(|book| std::mem::take(&mut book.waiting)).unwrap_or_default()
        };
        let keys: Vec<K> = waiting.keys().cloned().collect();
        let found = self.loaders.load(&keys).await;

        let mut books = lock(&self.books);
        for (key, tellers) in waiting {
            let reply = found.as_ref().map(|found| found.get(&key).cloned()).map_err(Clone::clone);
            if let (Some(book), Ok(answer)) = (book::<K>(&mut books), &reply) {
                book.known.insert(key, answer.clone());
            }
            for teller in tellers {
                // Nobody listens any more where a sibling's failure ended the request.
                let _ = teller.send(reply.clone());
            }
        }
    }
}

/// Tells a request that waits from one that only paused: what pauses wakes itself before it returns.
#[derive(Default)]
struct Signal {
    woken: AtomicBool,
    outer: AtomicWaker,
}

impl Signal {
    /// Polls until the request is done or really waits.
    fn settle<T>(&self, mut poll: impl FnMut() -> Poll<T>) -> Poll<T> {
        loop {
            self.woken.store(false, Ordering::Release);
            let state = poll();
            if state.is_ready() || !self.woken.load(Ordering::Acquire) {
                return state;
            }
        }
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.outer.wake();
    }
}

fn book<K: Key>(books: &mut HashMap<TypeId, Box<dyn Any + Send>>) -> Option<&mut Book<K>>
where
    Loaders: Loader<K, Error = Failure>,
{
    books
        .entry(TypeId::of::<K>())
        .or_insert_with(|| Box::new(Book::<K> { known: HashMap::new(), waiting: HashMap::new() }))
        .downcast_mut()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
